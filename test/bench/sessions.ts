import { PASSWORD } from './fill.js';
import type { BenchUser } from './facts.js';

interface Tokens {
  accessToken: string;
  refreshToken: string;
}

/** After this an access token, good for five minutes, is renewed before the next measurement. */
const RENEW_AFTER_MS = 120_000;

/** Sessions of all users, opened through the application's own log-in and kept alive. */
export class Sessions {
  private readonly tokens = new Map<string, Tokens>();
  private renewedAt = 0;

  /** @returns what makes the header of a user's requests */
  async of(port: number, users: readonly BenchUser[]): Promise<(user: BenchUser) => string> {
    if (Date.now() - this.renewedAt > RENEW_AFTER_MS) {
      for (const { id, username } of users) {
        const known = this.tokens.get(id);
        const tokens = known
          ? await post(port, 'token/refresh', { refreshToken: known.refreshToken })
          : await post(port, 'token', { username, password: PASSWORD });
        this.tokens.set(id, tokens);
      }
      this.renewedAt = Date.now();
    }
    return ({ id }) => `authorization: Bearer ${this.tokens.get(id)?.accessToken}`;
  }
}

async function post(port: number, path: string, body: object): Promise<Tokens> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The log-in was refused: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Tokens;
}
