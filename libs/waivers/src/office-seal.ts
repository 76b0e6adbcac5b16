import { readFile, writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { loadSeal, makeDemoSeal, type Seal } from '@app/forms';
import { CONFIG, DomainError, type Config } from '@app/platform';

/** No seal is configured, and a made-up one must not stand on real papers. */
export class SealMissing extends DomainError {
  constructor() {
    super('unavailable', 'seal-missing');
  }
}

/**
 * The office's electronic seal: from the configuration, or, where nothing is real, one made on first use and kept with the
 * installation's other keys, so that papers of yesterday are known today.
 */
@Injectable()
export class OfficeSeal {
  private seal: Promise<Seal> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws SealMissing in production without a configured seal; SealUnreadableError when it cannot be read */
  async get(): Promise<Seal> {
    this.seal ??= this.load();
    try {
      return await this.seal;
    } catch (error) {
      // The operator may mend the file while the program runs.
      this.seal = null;
      throw error;
    }
  }

  private async load(): Promise<Seal> {
    const { sealFile, sealPassphrase, production, dataDir } = this.config;
    if (sealFile !== undefined)
      return loadSeal({ pkcs12: await readFile(sealFile), passphrase: sealPassphrase ?? '' });
    if (production) throw new SealMissing();
    return demoSeal(join(dataDir, 'keys'));
  }
}

async function demoSeal(directory: string): Promise<Seal> {
  const file = join(directory, 'demo-seal.pem');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    await writeFile(file, pemOf(await makeDemoSeal()), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const pem = await readFile(file, 'utf8');
  return loadSeal({ certificatePem: pem, keyPem: pem });
}

function pemOf(seal: Seal): string {
  const key = seal.key.export({ type: 'pkcs8', format: 'pem' }).toString();
  return [key, ...[seal.certificate, ...seal.chain].map((c) => c.toString())].join('\n');
}
