import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import {
  AuthenticatedSafe,
  CertBag,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type Certificate,
  type SafeContents,
} from 'pkijs';

/** The key and the certificates of a PKCS#12 file whose integrity the passphrase proves. */
export async function readPkcs12(
  file: Uint8Array,
  passphrase: string,
): Promise<{ key: KeyObject; certificates: X509Certificate[] }> {
  const password = new Uint8Array(Buffer.from(passphrase)).buffer;
  const pfx = PFX.fromBER(file);
  await pfx.parseInternalValues({ password, checkIntegrity: true });
  const safe = pfx.parsedValue?.authenticatedSafe;
  if (!(safe instanceof AuthenticatedSafe)) throw new RangeError('No safe in the file');
  await safe.parseInternalValues({ safeContents: safe.safeContents.map(() => ({ password })) });
  const contents = (safe.parsedValue as { safeContents: { value: SafeContents }[] }).safeContents;
  const bags = contents.flatMap(({ value }) => value.safeBags.map(({ bagValue }) => bagValue));

  let key: KeyObject | undefined;
  const certificates: X509Certificate[] = [];
  for (const bag of bags) {
    if (bag instanceof PKCS8ShroudedKeyBag) {
      await (bag as unknown as Protected).parseInternalValues({ password });
      if (bag.parsedValue) key = privateKey(bag.parsedValue);
    } else if (bag instanceof PrivateKeyInfo) {
      key = privateKey(bag);
    } else if (bag instanceof CertBag) {
      const der = (bag.parsedValue as Certificate).toSchema().toBER();
      certificates.push(new X509Certificate(Buffer.from(der)));
    }
  }
  if (!key) throw new RangeError('No key in the file');
  return { key, certificates };
}

/** Protected in the published types alone; the library's documentation calls it. */
interface Protected {
  parseInternalValues(parameters: { password: ArrayBuffer }): Promise<void>;
}

function privateKey(info: PrivateKeyInfo): KeyObject {
  return createPrivateKey({ key: Buffer.from(info.toSchema().toBER()), format: 'der', type: 'pkcs8' });
}
