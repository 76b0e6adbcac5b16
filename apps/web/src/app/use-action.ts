import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation that creates something. Trying again with the same content sends the same idempotency key, so that
 * an answer lost on the way does not create it twice; other content or a success starts a new intention.
 */
export function useAction<TBody, TResult>(
  run: (body: TBody, idempotencyKey: string) => Promise<TResult>,
  onSuccess?: (result: TResult, body: TBody) => unknown,
): UseMutationResult<TResult, unknown, TBody> {
  const intention = useRef<{ content: string; key: string } | null>(null);
  return useMutation<TResult, unknown, TBody>({
    mutationFn: (body) => {
      const content = JSON.stringify(body);
      if (intention.current?.content !== content) intention.current = { content, key: newKey() };
      return run(body, intention.current.key);
    },
    onSuccess: async (result, body) => {
      intention.current = null;
      await onSuccess?.(result, body);
    },
  });
}

/** `crypto.randomUUID` exists in secure contexts only; a district may try the program over plain http first. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
