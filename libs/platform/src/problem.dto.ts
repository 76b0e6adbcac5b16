/** One wrong field of a request. */
export class ProblemField {
  /** JSON pointer into the request body. */
  pointer: string;
  /** Stable code, for example `required`. */
  code: string;
  params: Record<string, number>;
  /** In the language of the request. */
  message: string;
}

/** RFC 9457 problem details; the answer to everything that did not succeed. */
export class ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Stable code of the refusal. */
  code: string;
  /** To name when asking the operator about it. */
  requestId: string;
  errors?: ProblemField[];
}

/** Id of what a request made. */
export class CreatedObject {
  id: string;
}
