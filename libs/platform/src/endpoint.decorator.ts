import { applyDecorators, Header, HttpCode, SetMetadata, type Type } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiExtension,
  ApiHeader,
  ApiOperation,
  ApiProduces,
  ApiResponse,
} from '@nestjs/swagger';
import { PERMISSION_ROLES, type RoutePermission } from './access.rules.js';
import { ProblemDocument } from './problem.dto.js';

export const PERMISSION_KEY = 'anlaufstelle:permission';

interface EndpointOptions {
  /** What the caller's role must allow; `public` only for routes that nobody must be logged in for. */
  permission: RoutePermission;
  /** One line for the OpenAPI document. */
  summary: string;
  /** Class of the answer's body; absent = no body, or not JSON (see `produces`). */
  response?: Type;
  /** Status of success: 200 with a body, 204 without, unless said otherwise (201 for what creates). */
  status?: number;
  /** The handler gives the JSON as text (see `JsonText`). */
  jsonText?: boolean;
  /** Media type when the answer is not JSON. */
  produces?: string;
  /** Codes of the domain errors this route can answer with beside the usual ones, by status. */
  problems?: Partial<Record<404 | 409 | 413 | 422 | 429, string>>;
  /** The route takes `Idempotency-Key`: a repeated request has its effect once and gets the same answer. */
  idempotent?: boolean;
}

/**
 * Stands on every route: names the permission and describes the operation. The guard refuses a route without it,
 * and a test walks all routes.
 */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const { permission } = options;
  const status = options.status ?? (options.response || options.produces ? 200 : 204);
  const decorators: MethodDecorator[] = [
    SetMetadata(PERMISSION_KEY, permission),
    HttpCode(status),
    ApiOperation({ summary: options.summary }),
    ApiExtension('x-permission', permission),
    ApiExtension('x-roles', permission === 'public' ? ['public'] : [...PERMISSION_ROLES[permission]]),
    options.produces
      ? ApiResponse({
          status,
          content: { [options.produces]: { schema: { type: 'string', format: 'binary' } } },
        })
      : ApiResponse({ status, ...(options.response ? { type: options.response } : {}) }),
    problem(400, 'validation'),
  ];
  if (options.jsonText) decorators.push(Header('content-type', 'application/json; charset=utf-8'));
  if (options.produces)
    decorators.push(ApiProduces(options.produces), Header('content-type', options.produces));
  if (permission !== 'public') {
    decorators.push(
      ApiBearerAuth(),
      ApiCookieAuth(),
      problem(401, 'not-authenticated'),
      problem(403, 'forbidden'),
      problem(404, 'not-found'),
    );
  }
  if (options.idempotent) {
    decorators.push(
      ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', format: 'uuid' } }),
    );
  }
  for (const [code, description] of Object.entries(options.problems ?? {}))
    decorators.push(problem(Number(code), description));
  return applyDecorators(...decorators);
}

function problem(status: number, description: string): MethodDecorator {
  return ApiResponse({ status, description, type: ProblemDocument });
}
