import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Serves the built web UI: hashed files for ever, the page itself never from a cache. */
export async function serveWebApp(fastify: FastifyInstance, root: string): Promise<boolean> {
  if (!existsSync(join(root, 'index.html'))) return false;
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = /[\\/]assets[\\/]/.test(path);
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return true;
}

/** Paths that are pages of the web UI: it finds its way itself. */
export function isPage(method: string, path: string): boolean {
  return method === 'GET' && !/^\/(api|health|assets)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);
}

export function sendPage(reply: FastifyReply): void {
  void reply.header('cache-control', 'no-cache').sendFile('index.html');
}
