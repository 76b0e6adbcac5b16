import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of all routes, with `x-permission` and `x-roles` on each. */
export function apiDocument(app: NestFastifyApplication): OpenAPIObject {
  const description =
    'Case management for the central first-contact office: intake, cases, Laufzettel, stamps, audit.';
  const config = new DocumentBuilder()
    .setTitle('Anlaufstelle')
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('access')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_controller, method, _version) => method,
  });
  admitNullInEnums(document);
  openAnswers(document);
  return document;
}

/** OpenAPI 3.0 wants `null` among the values of a nullable enum; the plugin leaves it out, and clients then lose it. */
function admitNullInEnums(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    for (const property of Object.values(('properties' in schema && schema.properties) || {})) {
      if ('enum' in property && property.nullable && !property.enum?.includes(null))
        property.enum?.push(null);
    }
  }
}

/** What fits an answer depends on its field: text, number, yes or no, a list, an object. The plugin sees an object in all of them. */
function openAnswers(document: OpenAPIObject): void {
  for (const name of ['AnswerResponse', 'SaveAnswerRequest', 'ReleasedAnswer']) {
    const schema = document.components?.schemas?.[name];
    if (!schema || !('properties' in schema) || !schema.properties?.['value']) continue;
    schema.properties['value'] = {
      nullable: true,
      oneOf: [
        { type: 'string' },
        { type: 'number' },
        { type: 'boolean' },
        { type: 'array', items: {} },
        { type: 'object', additionalProperties: true },
      ],
    };
  }
}

/** Swagger UI writes styles and markup into its own page; only that page, and only where it is served, may. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `/api/openapi.json` always; the page to try it out only where nobody's data is behind it. */
export function serveApiDocument(app: NestFastifyApplication, withPage: boolean): void {
  const document = apiDocument(app);
  const text = JSON.stringify(document);
  if (withPage) {
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onSend', (request, reply, payload, done) => {
        if (request.url.startsWith('/api/docs')) void reply.header('content-security-policy', PAGE_POLICY);
        done(null, payload);
      });
    SwaggerModule.setup('api/docs', app, document, { raw: false });
  }
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => {
      void reply.header('content-type', 'application/json; charset=utf-8').send(text);
    });
}
