import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from './domain.errors.js';

class CrossSite extends DomainError {
  constructor() {
    super('forbidden', 'cross-site');
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Second lock against cross-site request forgery beside the cookies' SameSite=Strict: what changes something and is
 * not authorised by a bearer token must come from this application's own pages.
 */
@Injectable()
export class SameSiteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers, host, protocol } = context.switchToHttp().getRequest<FastifyRequest>();
    if (SAFE.has(method) || headers.authorization?.startsWith('Bearer ')) return true;
    const site = headers['sec-fetch-site'];
    if (site !== undefined) {
      if (site === 'same-origin') return true;
      throw new CrossSite();
    }
    // Clients that are no browsers send neither header and carry no cookie by themselves.
    if (headers.origin === undefined && headers.cookie === undefined) return true;
    if (headers.origin === `${protocol}://${host}`) return true;
    throw new CrossSite();
  }
}
