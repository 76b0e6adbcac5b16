import { createHash, createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { Signer, SignPdf } from '@signpdf/signpdf';
import { NoSealFieldError, SealExpiredError, SealUnreadableError } from './forms.errors.js';
import { signCades } from './seal-cms.js';
import { SEAL_ROOM, UNSEALED_AT } from './seal-field.js';
import { readPkcs12 } from './seal-pkcs12.js';

/** The office's electronic seal: a key and the certificate that says whose it is. */
export interface Seal {
  /** Common name of the certificate: whose seal it is. */
  readonly subject: string;
  /** SHA-256 of the certificate, hexadecimal: by it one's own seal is told from another's of the same name. */
  readonly fingerprint: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly certificate: X509Certificate;
  /** Certificates of those who issued it, for whoever checks the seal. */
  readonly chain: readonly X509Certificate[];
  readonly key: KeyObject;
}

/** Where a seal comes from: PEM texts (the certificate's may hold its chain too) or a PKCS#12 file. */
export type SealSource =
  | { readonly certificatePem: string; readonly keyPem: string; readonly passphrase?: string | undefined }
  | { readonly pkcs12: Uint8Array; readonly passphrase: string };

/**
 * Reads a seal. Keys: RSA or elliptic curve; PKCS#12 as OpenSSL 3 writes it (AES, not RC2 or 3DES).
 * @throws SealUnreadableError when that fails, also for a wrong passphrase or a key that is another certificate's
 */
export async function loadSeal(source: SealSource): Promise<Seal> {
  try {
    return 'pkcs12' in source
      ? sealOf(await readPkcs12(source.pkcs12, source.passphrase))
      : sealOf({
          key: createPrivateKey({ key: source.keyPem, passphrase: source.passphrase }),
          certificates: pemCertificates(source.certificatePem),
        });
  } catch (cause) {
    if (cause instanceof SealUnreadableError) throw cause;
    // Its message may tell of the key.
    throw new SealUnreadableError('The key or the certificate cannot be read; wrong passphrase or format?');
  }
}

/** Makes a seal of a key and certificates in any order. */
export function sealOf(parts: { key: KeyObject; certificates: readonly X509Certificate[] }): Seal {
  const { key, certificates } = parts;
  const certificate = certificates.find((one) => one.checkPrivateKey(key));
  if (!certificate) throw new SealUnreadableError('No certificate belongs to the key');
  if (key.asymmetricKeyType !== 'ec' && key.asymmetricKeyType !== 'rsa')
    throw new SealUnreadableError('The key is neither RSA nor elliptic curve');
  return {
    subject: commonName(certificate),
    fingerprint: fingerprintOf(certificate),
    validFrom: new Date(certificate.validFrom),
    validUntil: new Date(certificate.validTo),
    certificate,
    chain: certificates.filter((one) => one !== certificate),
    key,
  };
}

/**
 * Seals a form that was made with `seal: true`: PAdES B-B. From then on {@link verifySeal} and every PDF reader finds a
 * changed byte. The form becomes no longer; it is good for archiving (PDF/A) as before.
 * @throws NoSealFieldError for a form without a place for it, or sealed already; @throws SealExpiredError outside the
 *   certificate's term
 */
export async function sealPdf(pdf: Buffer, seal: Seal, at: Date = new Date()): Promise<Buffer> {
  if (at < seal.validFrom || at > seal.validUntil) throw new SealExpiredError(seal.validUntil);
  const dated = Buffer.from(pdf);
  const timeAt = dated.lastIndexOf(`/M (${UNSEALED_AT})`);
  if (timeAt < 0) throw new NoSealFieldError();
  dated.write(pdfTime(at), timeAt + '/M ('.length, 'latin1');
  return new SignPdf().sign(dated, new CadesSigner(seal));
}

class CadesSigner extends Signer {
  constructor(private readonly seal: Seal) {
    super();
  }

  override sign(content: Buffer): Promise<Buffer> {
    const { key, certificate, chain } = this.seal;
    const cms = signCades(content, key, certificate, chain);
    if (cms.length > SEAL_ROOM)
      return Promise.reject(new SealUnreadableError('The chain of certificates is too long for a form'));
    return Promise.resolve(cms);
  }
}

/** SHA-256 of a certificate, hexadecimal. */
export function fingerprintOf({ raw }: X509Certificate): string {
  return createHash('sha256').update(raw).digest('hex');
}

/** Whose certificate it is. */
export function commonName({ subject }: X509Certificate): string {
  return /^CN=(.*)$/m.exec(subject)?.[1] ?? subject.replaceAll('\n', ', ');
}

function pemCertificates(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

function pdfTime(at: Date): string {
  return `D:${at.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
}
