import type { ArrangedWaiver } from '../support/arrange-waiver.js';

/** Whoever has not signed yet does so: those who agree, the interpreter, the worker. */
export async function signRest(
  waiver: ArrangedWaiver,
  agrees: { health?: boolean; immigration?: boolean } = {},
): Promise<void> {
  const { signatures } = await waiver.read();
  for (const [index, { signedAt }] of signatures.entries())
    if (signedAt === null) await waiver.sign(await waiver.link(index), agrees).expect(204);
}
