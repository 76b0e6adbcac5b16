import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { Logger, NotFoundException, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger as PinoLogger } from 'pino';
import type { DataSource } from 'typeorm';
import {
  BODY_LIMIT,
  limitJsonBodies,
  limitRates,
  logRequests,
  NestLogger,
  sendProblem,
  takeUploads,
  type Config,
} from '@app/platform';
import { AppModule } from './app.module.js';
import { announceStop } from './graceful-stop.js';
import { secureHeaders } from './security-headers.js';
import { isPage, sendPage, serveWebApp } from './web-app.js';

export interface AppParts {
  config: Config;
  source: DataSource;
  log: PinoLogger;
  /** Folder of the built web UI; absent = API only. */
  webRoot?: string;
}

/** The whole application, ready to listen. */
export async function createApp({ config, source, log, webRoot }: AppParts): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    connectionTimeout: 60_000,
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    return503OnClosing: true,
  });
  const fastify = adapter.getInstance();
  limitJsonBodies(fastify);
  takeUploads(fastify);
  logRequests(fastify, log);
  await secureHeaders(fastify, config.publicUrl.startsWith('https:'));
  await fastify.register(cookie);
  await limitRates(fastify);
  const hasWeb = webRoot !== undefined && (await serveWebApp(fastify, webRoot));

  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(config, source), adapter, {
    logger: new NestLogger(log),
    bodyParser: false,
    abortOnError: false,
  });
  app.setGlobalPrefix('api', {
    exclude: [
      { path: 'health/live', method: RequestMethod.GET },
      { path: 'health/ready', method: RequestMethod.GET },
    ],
  });
  announceStop(app);
  handleTheRest(app, hasWeb);
  return app;
}

/** What no controller answers: pages of the web UI, and unknown addresses. */
function handleTheRest(app: NestFastifyApplication, hasWeb: boolean): void {
  const fastify = app.getHttpAdapter().getInstance();
  const log = new Logger('Http');
  const notFound = (request: FastifyRequest, reply: FastifyReply): void => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (hasWeb && isPage(request.method, path)) sendPage(reply);
    else sendProblem(new NotFoundException(), request, reply, log);
  };
  // Nest sets a handler of its own at init; this one is put in after it.
  const { httpAdapter } = app as unknown as {
    httpAdapter: { setNotFoundHandler: (handler: unknown, prefix?: string) => void };
  };
  httpAdapter.setNotFoundHandler = () => fastify.setNotFoundHandler(notFound);
}
