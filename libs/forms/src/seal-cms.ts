import { createHash, sign, verify, X509Certificate, type KeyObject } from 'node:crypto';
import * as asn1 from 'asn1js';
import { ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';

const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** What a CMS signature says, taken apart. */
export interface CadesParts {
  /** DER of the signed attributes, as the set that was signed. */
  readonly attributes: Buffer;
  readonly signature: Buffer;
  readonly signer: X509Certificate;
  /** All certificates that came with it, the signer's among them. */
  readonly certificates: readonly X509Certificate[];
}

type Der = asn1.AsnType;
const oid = (value: string): Der => new asn1.ObjectIdentifier({ value });
const octets = (bytes: Uint8Array): Der => new asn1.OctetString({ valueHex: new Uint8Array(bytes).buffer });
const sequence = (...value: Der[]): Der => new asn1.Sequence({ value });
const tagged = (tagNumber: number, value: Der[]): Der =>
  new asn1.Constructed({ idBlock: { tagClass: 3, tagNumber }, value });
const parsed = (der: Uint8Array): Der => asn1.fromBER(new Uint8Array(der).buffer).result;
const bytesOf = (block: Der): Buffer => Buffer.from(block.toBER());
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
/** The order that DER wants in a set. */
const inDerOrder = (blocks: readonly Uint8Array[]): Uint8Array[] =>
  blocks.toSorted((a, b) => Buffer.compare(a, b));

/**
 * A CAdES signature of `content` without the content: the attributes that PAdES B-B wants (content type, digest, hashes
 * of the certificates) and not the time, which it forbids there. The hashes of the whole chain, so that it is signed too.
 */
export function signCades(
  content: Uint8Array,
  key: KeyObject,
  signer: X509Certificate,
  chain: readonly X509Certificate[],
): Buffer {
  const certificates = [signer, ...chain];
  const attributes = signedAttributes(content, signer, certificates);
  const signature = sign('sha256', attributes, key);
  return assemble({ attributes, signature, signer, certificates });
}

/**
 * Takes a signature apart and checks it against `content`: digest, signature, that the certificate is the one signed
 * for, and that not a bit of it is other than {@link signCades} writes it. Null: it is not good.
 */
export function readCades(cms: Uint8Array, content: Uint8Array): CadesParts | null {
  try {
    const parts = takeApart(cms);
    if (!parts || !assemble(parts).equals(cms)) return null;
    const expected = signedAttributes(content, parts.signer, parts.certificates);
    if (!expected.equals(parts.attributes)) return null;
    return verify('sha256', parts.attributes, parts.signer.publicKey, parts.signature) ? parts : null;
  } catch {
    // Not to be read at all: whatever it is, it is no signature of ours.
    return null;
  }
}

function signedAttributes(
  content: Uint8Array,
  signer: X509Certificate,
  certificates: readonly X509Certificate[],
): Buffer {
  const attribute = (type: string, value: Der) => sequence(oid(type), new asn1.Set({ value: [value] }));
  const others = certificates.filter(({ raw }) => !raw.equals(signer.raw)).map(({ raw }) => raw);
  const hashes = [signer.raw, ...inDerOrder(others)].map((raw) => sequence(octets(sha256(raw))));
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingCertificateV2, sequence(sequence(...hashes))),
  ].map(bytesOf);
  return bytesOf(new asn1.Set({ value: inDerOrder(attributes).map(parsed) }));
}

function assemble({ attributes, signature, signer, certificates }: CadesParts): Buffer {
  const { issuer, serialNumber } = issuerAndSerial(signer);
  const digestAlgorithm = () => sequence(oid(OID.sha256));
  const signatureAlgorithm =
    signer.publicKey.asymmetricKeyType === 'ec'
      ? sequence(oid(OID.ecdsaWithSha256))
      : sequence(oid(OID.rsa), new asn1.Null());
  const signerInfo = sequence(
    new asn1.Integer({ value: 1 }),
    sequence(issuer, serialNumber),
    digestAlgorithm(),
    tagged(0, (parsed(attributes) as asn1.Set).valueBlock.value),
    signatureAlgorithm,
    octets(signature),
  );
  const signedData = sequence(
    new asn1.Integer({ value: 1 }),
    new asn1.Set({ value: [digestAlgorithm()] }),
    sequence(oid(OID.data)),
    tagged(0, inDerOrder(certificates.map(({ raw }) => raw)).map(parsed)),
    new asn1.Set({ value: [signerInfo] }),
  );
  return bytesOf(sequence(oid(OID.signedData), tagged(0, [signedData])));
}

function takeApart(cms: Uint8Array): CadesParts | null {
  const { content } = ContentInfo.fromBER(new Uint8Array(cms).buffer);
  const signedData = new SignedData({ schema: content });
  const certificates = (signedData.certificates ?? []).map(
    (certificate) => new X509Certificate(bytesOf(certificate.toSchema() as Der)),
  );
  const [info] = signedData.signerInfos as [SignerInfo];
  const sid = bytesOf((info.sid as IssuerAndSerialNumber).toSchema());
  const signer = certificates.find((certificate) => {
    const { issuer, serialNumber } = issuerAndSerial(certificate);
    return bytesOf(sequence(issuer, serialNumber)).equals(sid);
  });
  if (!signer || !info.signedAttrs) return null;
  const attributes = info.signedAttrs.attributes.map((attribute) => bytesOf(attribute.toSchema()));
  return {
    attributes: bytesOf(new asn1.Set({ value: inDerOrder(attributes).map(parsed) })),
    signature: Buffer.from(info.signature.valueBlock.valueHexView),
    signer,
    certificates,
  };
}

/** Taken from the certificate's own bytes: a name encoded anew might differ. */
function issuerAndSerial({ raw }: X509Certificate): { issuer: Der; serialNumber: Der } {
  const [certificate] = (parsed(raw) as asn1.Sequence).valueBlock.value as [asn1.Sequence];
  const fields = certificate.valueBlock.value as Der[];
  const first = fields[0]!.idBlock.tagClass === 3 ? 1 : 0; // version is left out of the oldest certificates
  return { serialNumber: fields[first]!, issuer: fields[first + 2]! };
}
