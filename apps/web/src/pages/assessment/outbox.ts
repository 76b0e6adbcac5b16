import type { Outbox, Waiting } from './interview-types.js';

/**
 * Keeps what could not be sent yet in the browser, in cipher: the key comes from the server for whoever is logged in and is
 * held in memory alone. Without `crypto.subtle` (plain http) nothing is kept; the page says that it is not saved.
 */
export function browserOutbox(assessmentId: string, userId: string, fetchKey: () => Promise<string>): Outbox {
  // Somebody else at the same machine has an entry of their own.
  const name = `outbox-${userId}-${assessmentId}`;
  const form = new TextEncoder().encode(assessmentId);
  if (typeof crypto.subtle === 'undefined')
    return { load: () => Promise.resolve(null), keep: () => undefined };
  let key: Promise<CryptoKey> | null = null;
  const getKey = () => {
    key ??= fetchKey().then((text) =>
      crypto.subtle.importKey('raw', bytesOf(text), 'AES-GCM', false, ['encrypt', 'decrypt']),
    );
    key.catch(() => (key = null));
    return key;
  };
  void getKey().catch(() => undefined);
  let newest = 0;
  // Before it is known what waits from last time, nothing may be put in its place.
  let loaded = false;
  return {
    async load() {
      const kept = localStorage.getItem(name);
      if (kept === null) {
        loaded = true;
        return null;
      }
      // Without the key nothing is thrown away: the server may only be away for the moment.
      const secret = await getKey();
      loaded = true;
      try {
        const [iv, cipher] = kept.split('.').map(bytesOf);
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: iv!, additionalData: form },
          secret,
          cipher!,
        );
        return JSON.parse(new TextDecoder().decode(plain)) as Waiting;
      } catch {
        // Of another installation, or damaged: nobody can read it any more.
        localStorage.removeItem(name);
        return null;
      }
    },
    keep(waiting) {
      if (!loaded) return undefined;
      const turn = ++newest;
      if (waiting === null) return localStorage.removeItem(name);
      void encrypt(waiting, form, getKey).then(
        (cipher) => turn === newest && localStorage.setItem(name, cipher),
        () => undefined,
      );
    },
  };
}

async function encrypt(
  waiting: Waiting,
  form: BufferSource,
  getKey: () => Promise<CryptoKey>,
): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(waiting));
  const cipher = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: form },
    await getKey(),
    plain,
  );
  return `${textOf(iv)}.${textOf(new Uint8Array(cipher))}`;
}

function textOf(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
