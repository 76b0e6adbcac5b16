/** One refused property of a request: where (JSON pointer), why (stable code) and the numbers that belong to it. */
export interface FieldProblem {
  pointer: string;
  code: string;
  params?: Record<string, string | number>;
  message?: string;
}

/** What came back instead of an answer: `application/problem+json`, or `network` when nothing came back. */
export class ApiProblem extends Error {
  constructor(
    /** HTTP status; 0 when the server was not reached. */
    readonly status: number,
    /** Stable code such as `version-conflict`; `network` when the server was not reached. */
    readonly code: string,
    /** A sentence for the user in their language, from the server; may be empty. */
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
    /** Further members of the problem document, for example `currentVersion`. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
  }
}

/** The problem with this code, or null: `const conflict = problemOf(error, 'version-conflict')`. */
export function problemOf(error: unknown, code: string): ApiProblem | null {
  return error instanceof ApiProblem && error.code === code ? error : null;
}

/** Reads a problem document; tolerates answers of a proxy that are none. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('json')) return new ApiProblem(response.status, `http-${response.status}`, '');
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const { code, detail, errors, ...extra } = body;
  return new ApiProblem(
    response.status,
    typeof code === 'string' ? code : `http-${response.status}`,
    typeof detail === 'string' ? detail : '',
    Array.isArray(errors) ? (errors as FieldProblem[]) : [],
    extra,
  );
}
