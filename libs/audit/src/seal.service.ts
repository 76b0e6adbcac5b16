import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installationKey, type Database } from '@app/platform';

/** What verification found; an empty list means: nothing was changed, removed or slipped in. */
export interface AuditProblem {
  /** `row-changed` · `seal-content` · `seal-chain` · `unsealed` · `seal-signature` · `anchor-missing` · `anchor-differs` */
  problem: string;
  /** Id of the row or number of the seal. */
  at: string;
}

interface Anchor {
  n: string;
  hash: string;
  signature: string;
}

/**
 * Seals the audit log and anchors each seal outside the database: signed with a key the database never sees, and
 * appended to a file. Without that anchor a chain proves nothing against whoever owns the database.
 */
export class AuditSealer {
  private readonly key: KeyObject;
  private readonly file: string;

  /** @param dataDir holds the key (`keys/audit.key`) and the anchors (`audit-anchors.jsonl`) */
  constructor(
    private readonly database: Database,
    private readonly dataDir: string,
  ) {
    this.key = ed25519(installationKey(dataDir, 'audit'));
    this.file = join(dataDir, 'audit-anchors.jsonl');
  }

  /** Puts all rows visible now under a seal; does nothing when there are none or another process is at it. */
  async seal(): Promise<bigint | null> {
    const sealed = await this.database.as('system', async (tx) => {
      const [row] = await tx.query<{ n: string; hash: Buffer }>('select n::text, hash from audit.seal_now()');
      if (!row) return null;
      const signature = sign(null, message(row.n, row.hash), this.key);
      await tx.query('select audit.sign_seal($1::bigint, $2)', [row.n, signature]);
      return {
        n: row.n,
        hash: row.hash.toString('hex'),
        signature: signature.toString('base64url'),
      } satisfies Anchor;
    });
    if (!sealed) return null;
    await mkdir(this.dataDir, { recursive: true });
    await appendFile(this.file, `${JSON.stringify(sealed)}\n`, { mode: 0o600 });
    return BigInt(sealed.n);
  }

  /** Checks every row, every seal, the chain, the signatures and the anchors; seals what is open first. */
  async verify(): Promise<AuditProblem[]> {
    while ((await this.seal()) !== null);
    return this.database.as('system', async (tx) => {
      const found = await tx.query<{ problem: string; at: string }>(
        'select problem, at_n::text as at from audit.verify() order by 1, at_n',
      );
      const seals = await tx.query<{ n: string; hash: Buffer; signature: Buffer | null }>(
        'select n::text, hash, signature from audit.seal order by audit.seal.n',
      );
      return [...found, ...this.checkSignatures(seals), ...checkAnchors(seals, await readAnchors(this.file))];
    });
  }

  private checkSignatures(seals: { n: string; hash: Buffer; signature: Buffer | null }[]): AuditProblem[] {
    const key = createPublicKey(this.key);
    return seals
      .filter((s) => !s.signature || !verify(null, message(s.n, s.hash), key, s.signature))
      .map((s) => ({ problem: 'seal-signature', at: s.n }));
  }
}

/** Every anchored seal must still be there with the same hash; a seal of the last moment may lack its anchor. */
function checkAnchors(seals: { n: string; hash: Buffer }[], anchors: Anchor[]): AuditProblem[] {
  const hashes = new Map(seals.map((s) => [s.n, s.hash.toString('hex')]));
  return anchors.flatMap((anchor) => {
    const hash = hashes.get(anchor.n);
    if (hash === undefined) return [{ problem: 'anchor-missing', at: anchor.n }];
    return hash === anchor.hash ? [] : [{ problem: 'anchor-differs', at: anchor.n }];
  });
}

async function readAnchors(file: string): Promise<Anchor[]> {
  try {
    const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Anchor);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function message(n: string, hash: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`anlaufstelle audit seal ${n} `), hash]);
}

/** An Ed25519 key from 32 secret bytes (RFC 8410 wrapping). */
function ed25519(seed: Buffer): KeyObject {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
