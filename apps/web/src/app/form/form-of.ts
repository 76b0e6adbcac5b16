/**
 * A request as its form holds it: every optional or enumerated text is a string ('' = nothing given or chosen yet),
 * the rest stays as it is.
 */
export type FormOf<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends string ? NonNullable<T[K]> | '' : NonNullable<T[K]>;
};
