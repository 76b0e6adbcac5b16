/** The data of a DTO class without being an instance of it: what JSON brought and what forms hold. */
export type Plain<T> = { [K in keyof T]: T[K] };
