import type { X509Certificate } from 'node:crypto';
import { commonName, fingerprintOf } from './seal.js';
import { readCades } from './seal-cms.js';

/** What a look at a sealed form tells. Both `valid` and `wholeDocumentSigned` must be true. */
export interface SealCheck {
  /** The signed bytes are those that were sealed, by the key of the certificate inside. */
  readonly valid: boolean;
  /** The seal covers every byte but itself: nothing was put behind it. */
  readonly wholeDocumentSigned: boolean;
  /** Name in the certificate; null when there is no readable seal. Anybody can make a certificate of any name. */
  readonly signer: string | null;
  /** SHA-256 of the certificate: compare it with that of one's own seals. */
  readonly fingerprint: string | null;
  /** The time the sealing machine claimed, ISO 8601. */
  readonly sealedAt: string | null;
}

const NO_SEAL: SealCheck = {
  valid: false,
  wholeDocumentSigned: false,
  signer: null,
  fingerprint: null,
  sealedAt: null,
};

/**
 * Checks the seal of a form made here: every changed byte, also in the room of the seal itself, and everything put behind
 * it. Not a general verifier: it knows the one kind of signature that `sealPdf` writes, and asks nobody about revocation.
 */
export function verifySeal(pdf: Uint8Array): SealCheck {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const text = file.toString('latin1');
  const ranges = [...text.matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/g)];
  // One seal a form: a second would cover the first, and whatever came between.
  if (ranges.length !== 1) return NO_SEAL;
  const [from, length, next, rest] = ranges[0]!.slice(1).map(Number) as [number, number, number, number];
  if (from !== 0 || next < length || next + rest > file.length) return NO_SEAL;
  const room = /^<([0-9a-f]+)>$/.exec(text.slice(length, next))?.[1];
  if (room === undefined) return NO_SEAL;
  const cms = withoutPadding(Buffer.from(room, 'hex'));
  const content = Buffer.concat([file.subarray(0, length), file.subarray(next, next + rest)]);
  const parts = cms && readCades(cms, content);
  if (!parts) return NO_SEAL;
  const { signer } = parts;
  const sealedAt = timeIn(text);
  return {
    valid: sealedAt !== null && isInTerm(signer, new Date(sealedAt)),
    wholeDocumentSigned: next + rest === file.length,
    signer: commonName(signer),
    fingerprint: fingerprintOf(signer),
    sealedAt,
  };
}

/** The DER at the start of the room, or null when what follows it is not all zero. */
function withoutPadding(room: Buffer): Buffer | null {
  if (room[0] !== 0x30 || room[1] !== 0x82) return null; // a sequence of 256 bytes or more
  const end = 4 + room.readUInt16BE(2);
  return room.subarray(end).every((byte) => byte === 0) ? room.subarray(0, end) : null;
}

function isInTerm({ validFrom, validTo }: X509Certificate, at: Date): boolean {
  return at >= new Date(validFrom) && at <= new Date(validTo);
}

function timeIn(text: string): string | null {
  const found = /\/M \(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1);
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
