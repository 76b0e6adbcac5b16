import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textBlock } from './blocks.js';
import { CONTENT_WIDTH } from './form-document.js';
import { NoSealFieldError, SealExpiredError, SealUnreadableError } from './forms.errors.js';
import { readBackText } from './read-back.js';
import { renderForm } from './render-form.js';
import { loadSeal, sealPdf, type Seal } from './seal.js';
import { makeDemoSeal } from './seal-demo.js';
import { verifySeal } from './seal-verify.js';

const PASSPHRASE = 'geheim-für-die-Probe';

const form = (seal: boolean, compress = true) =>
  renderForm(
    {
      title: 'Probe',
      author: 'Amt',
      language: 'de',
      furniture: { header: { left: '', right: '' }, footer: [] },
      seal,
      compress,
    },
    (target) => {
      target.flow(textBlock('de', 'body', 'Gesiegelt', CONTENT_WIDTH));
      target.newPage();
      target.flow(textBlock('de', 'body', 'Zweite Seite', CONTENT_WIDTH));
    },
  );

let folder: string;
let seal: Seal;
let sealed: Buffer;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'seal-'));
  seal = await makeDemoSeal();
  sealed = await sealPdf(await form(true), seal);
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (name: string) => path.join(folder, name);
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }).toString();
const pem = ({ certificate, chain }: Seal) => [certificate, ...chain].map(String).join('\n');
const keyPem = ({ key }: Seal) => key.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('a sealed form', () => {
  it('is good, whole, and says whose seal it is', () => {
    expect(verifySeal(sealed)).toEqual({
      valid: true,
      wholeDocumentSigned: true,
      signer: 'Demo-Siegel Erste Anlaufstelle (Beispiel)',
      fingerprint: createHash('sha256').update(seal.certificate.raw).digest('hex'),
      sealedAt: expect.stringMatching(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    });
  });

  it('has the text, the length and the structure that it had', async () => {
    expect(readBackText(sealed)).toEqual(readBackText(await form(true)));
    const plain = (await form(true, false)).toString('latin1');
    expect(plain).toContain('/S /Form\n/Alt (Elektronisches Siegel)');
    expect(plain).toContain('/TU (Elektronisches Siegel)');
    expect(plain).toContain('/Rect [0 0 0 0]');
    // The widget is listed on the last page, and the structure points at that page.
    const widget = /(\d+) 0 obj\n<<\n\/FT \/Sig/.exec(plain)![1]!;
    const page = new RegExp(
      `(\\d+) 0 obj\\n<<\\n/Type /Page\\n(?:(?!endobj)[\\s\\S])*/Annots \\[${widget} 0 R\\]`,
    ).exec(plain);
    expect(plain).toContain(`/Obj ${widget} 0 R\n/Pg ${page![1]} 0 R`);
  });

  it('is found out wherever a bit of it is turned', () => {
    // Samples everywhere, and close to one another where the seal itself stands.
    const from = sealed.indexOf('/Contents <3082');
    const steps = Array.from({ length: 200 }, (_, index) => Math.floor((index * sealed.length) / 200));
    for (let at = from; at < from + 2400; at += 5) steps.push(at);
    const missed = steps.filter((at) => {
      const turned = Buffer.from(sealed);
      turned[at]! ^= 1 << (at % 8);
      return verifySeal(turned).valid;
    });
    expect(steps.length).toBeGreaterThan(500);
    expect(missed).toEqual([]);
  });

  it('is found out when something was put behind it, though the seal itself is still good', () => {
    for (const more of [' ', '\n', '\n%%EOF\n'])
      expect(verifySeal(Buffer.concat([sealed, Buffer.from(more)]))).toMatchObject({
        valid: true,
        wholeDocumentSigned: false,
      });
  });

  it('is found out when cut, sealed by nobody or sealed twice', async () => {
    const cut = sealed.subarray(0, -1);
    for (const other of [
      cut,
      await form(true),
      await form(false),
      Buffer.from(''),
      Buffer.concat([sealed, sealed]),
    ])
      expect(verifySeal(other)).toMatchObject({ valid: false, wholeDocumentSigned: false });
  });

  it('of another with the same name has another fingerprint', async () => {
    const other = await makeDemoSeal();
    expect(other.subject).toBe(seal.subject);
    const check = verifySeal(await sealPdf(await form(true), other));
    expect(check.valid).toBe(true);
    expect(check.fingerprint).toBe(other.fingerprint);
    expect(other.fingerprint).not.toBe(seal.fingerprint);
  });
});

describe('other programs', () => {
  it('pdfsig finds it valid and the total document signed', () => {
    writeFileSync(inFolder('sealed.pdf'), sealed);
    const said = execFileSync('pdfsig', ['-nocert', inFolder('sealed.pdf')]).toString();
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(said).toContain('ETSI.CAdES.detached');
    expect(said).toContain(seal.subject);
  });

  it.each(['ec', 'rsa'] as const)('openssl accepts it as CAdES (%s key)', async (type) => {
    const own = type === 'ec' ? seal : await rsaSeal();
    const pdf = await sealPdf(await form(true), own);
    const [from, length, next, rest] = /ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/
      .exec(pdf.toString('latin1'))!
      .slice(1)
      .map(Number) as [number, number, number, number];
    const cms = Buffer.from(pdf.toString('latin1', length + 1, next - 1), 'hex');
    writeFileSync(inFolder('cms.der'), cms.subarray(0, 4 + cms.readUInt16BE(2)));
    writeFileSync(
      inFolder('content'),
      Buffer.concat([pdf.subarray(from, length), pdf.subarray(next, next + rest)]),
    );
    writeFileSync(inFolder('root.pem'), String(own.chain.at(-1) ?? own.certificate));
    // prettier-ignore
    openssl('cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'cms.der', '-content', 'content',
      '-CAfile', 'root.pem', '-purpose', 'any', '-out', 'out');
    expect(readFileSync(inFolder('out')).equals(readFileSync(inFolder('content')))).toBe(true);
    const printed = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'cms.der');
    expect(printed).toContain('id-smime-aa-signingCertificateV2');
    expect(printed).not.toContain('signingTime');
    expect(verifySeal(pdf)).toMatchObject({ valid: true, wholeDocumentSigned: true, signer: own.subject });
  });
});

describe('loadSeal', () => {
  it('reads PEM texts, also with a protected key and the chain in any order', async () => {
    const locked = seal.key
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE })
      .toString();
    const certificatePem = [...seal.chain, seal.certificate].map(String).join('\n');
    const loaded = await loadSeal({ certificatePem, keyPem: locked, passphrase: PASSPHRASE });
    expect(loaded.fingerprint).toBe(seal.fingerprint);
    expect(loaded.chain).toHaveLength(1);
    expect(verifySeal(await sealPdf(await form(true), loaded)).valid).toBe(true);
  });

  it('reads PKCS#12', async () => {
    writeFileSync(inFolder('seal.pem'), `${keyPem(seal)}\n${pem(seal)}`);
    openssl('pkcs12', '-export', '-in', 'seal.pem', '-out', 'seal.p12', '-passout', `pass:${PASSPHRASE}`);
    const pkcs12 = readFileSync(inFolder('seal.p12'));
    const loaded = await loadSeal({ pkcs12, passphrase: PASSPHRASE });
    expect(loaded).toMatchObject({ fingerprint: seal.fingerprint, subject: seal.subject });
    expect(loaded.chain).toHaveLength(1);
    expect(verifySeal(await sealPdf(await form(true), loaded)).valid).toBe(true);
    await expect(loadSeal({ pkcs12, passphrase: 'falsch' })).rejects.toThrow(SealUnreadableError);
  });

  it('refuses what is no seal, without telling of the key', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const otherPem = other.export({ type: 'pkcs8', format: 'pem' }).toString();
    for (const source of [
      { certificatePem: pem(seal), keyPem: otherPem },
      { certificatePem: '', keyPem: keyPem(seal) },
      { certificatePem: pem(seal), keyPem: 'nichts' },
      { pkcs12: Buffer.from('nichts'), passphrase: '' },
    ])
      await expect(loadSeal(source)).rejects.toThrow(SealUnreadableError);
  });
});

describe('sealPdf', () => {
  it('refuses outside the term of the certificate', async () => {
    const pdf = await form(true);
    for (const at of ['2020-01-01', '2099-01-01'])
      await expect(sealPdf(pdf, seal, new Date(at))).rejects.toThrow(SealExpiredError);
  });

  it('refuses a form without room for a seal, or with one', async () => {
    await expect(sealPdf(await form(false), seal)).rejects.toThrow(NoSealFieldError);
    await expect(sealPdf(sealed, seal)).rejects.toThrow(NoSealFieldError);
  });
});

async function rsaSeal(): Promise<Seal> {
  // prettier-ignore
  openssl('req', '-x509', '-newkey', 'rsa:3072', '-nodes', '-keyout', 'rsa.key', '-out', 'rsa.pem', '-days', '30',
    '-subj', '/CN=Demo-Siegel RSA');
  return loadSeal({
    certificatePem: readFileSync(inFolder('rsa.pem'), 'utf8'),
    keyPem: readFileSync(inFolder('rsa.key'), 'utf8'),
  });
}
