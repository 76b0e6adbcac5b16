import { randomBytes, webcrypto, KeyObject, X509Certificate } from 'node:crypto';
import * as asn1 from 'asn1js';
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  Time,
  type RelativeDistinguishedNames,
} from 'pkijs';
import { sealOf, type Seal } from './seal.js';

const OID = {
  commonName: '2.5.4.3',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
} as const;
/** First bits of the key usage extension: digitalSignature and nonRepudiation; keyCertSign. */
const USAGE = { seal: 0b1100_0000, authority: 0b0000_0100 } as const;
const EC_P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const YEAR = 365 * 24 * 60 * 60 * 1000;

/**
 * A seal to try things with: a new P-256 key, its certificate and the authority that issued it, both made here and
 * trusted by nobody. Its name begins with "Demo-Siegel", so that it is never taken for the office's.
 */
export async function makeDemoSeal(
  options: { office?: string; now?: Date; years?: number } = {},
): Promise<Seal> {
  const { office = 'Erste Anlaufstelle (Beispiel)', now = new Date(), years = 3 } = options;
  const term = { from: new Date(now.getTime() - 60_000), until: new Date(now.getTime() + years * YEAR) };
  const names = { authority: 'Demo-Zertifizierungsstelle', seal: `Demo-Siegel ${office}` };
  const authority = await webcrypto.subtle.generateKey(EC_P256, true, ['sign', 'verify']);
  const keys = await webcrypto.subtle.generateKey(EC_P256, true, ['sign', 'verify']);
  const issue = (name: string, owner: webcrypto.CryptoKeyPair, usage: keyof typeof USAGE) =>
    certificate({
      name,
      issuer: names.authority,
      key: owner.publicKey,
      by: authority.privateKey,
      usage,
      term,
    });
  return sealOf({
    key: KeyObject.from(keys.privateKey),
    certificates: [
      await issue(names.seal, keys, 'seal'),
      await issue(names.authority, authority, 'authority'),
    ],
  });
}

async function certificate(wanted: {
  name: string;
  issuer: string;
  key: webcrypto.CryptoKey;
  by: webcrypto.CryptoKey;
  usage: keyof typeof USAGE;
  term: { from: Date; until: Date };
}): Promise<X509Certificate> {
  const made = new Certificate();
  made.version = 2; // counted from 0: X.509 v3
  // Positive, as it must be.
  made.serialNumber = new asn1.Integer({ valueHex: Uint8Array.of(0x01, ...randomBytes(15)).buffer });
  setName(made.subject, wanted.name);
  setName(made.issuer, wanted.issuer);
  made.notBefore = new Time({ value: wanted.term.from });
  made.notAfter = new Time({ value: wanted.term.until });
  const usage = new asn1.BitString({ valueHex: Uint8Array.of(USAGE[wanted.usage]).buffer, unusedBits: 0 });
  const constraints = new BasicConstraints({ cA: wanted.usage === 'authority' });
  made.extensions = [extension(OID.basicConstraints, constraints.toSchema()), extension(OID.keyUsage, usage)];
  await made.subjectPublicKeyInfo.importKey(wanted.key);
  await made.sign(wanted.by, 'SHA-256');
  return new X509Certificate(Buffer.from(made.toSchema(true).toBER()));
}

function setName(target: RelativeDistinguishedNames, commonName: string): void {
  const value = new asn1.Utf8String({ value: commonName });
  target.typesAndValues.push(new AttributeTypeAndValue({ type: OID.commonName, value }));
}

function extension(extnID: string, value: asn1.AsnType): Extension {
  return new Extension({ extnID, critical: true, extnValue: value.toBER() });
}
