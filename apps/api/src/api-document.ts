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
  return document;
}

/** `/api/openapi.json` always; the page to try it out only where nobody's data is behind it. */
export function serveApiDocument(app: NestFastifyApplication, withPage: boolean): void {
  const document = apiDocument(app);
  SwaggerModule.setup('api/docs', app, document, { ui: withPage, raw: false });
  const text = JSON.stringify(document);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/api/openapi.json', (_request, reply) => {
      void reply.header('content-type', 'application/json; charset=utf-8').send(text);
    });
}
