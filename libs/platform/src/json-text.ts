declare const shape: unique symbol;

/**
 * The JSON text of a `T` as PostgreSQL built it. It goes to the client as it is: unpacking and packing it again would
 * cost more than the query. Routes that answer with one say `jsonText` in their `@Endpoint`.
 */
export type JsonText<T> = string & { readonly [shape]?: T };
