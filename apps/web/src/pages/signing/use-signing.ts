import type { GiveSignatureRequest, SigningFormResponse } from '@app/waivers/shared';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, problemOf } from '../../api/problem.js';
import { declineSignature, giveSignature, signingForm } from '../../api/signing.js';
import { forgetSigningToken, signingToken } from '../../app/signing-token.js';
import { isSignatoriesChanged } from '../waiver/signatories-changed.js';

export type Signature = Omit<GiveSignatureRequest, 'token'>;
/** Words of the screen in the person's language and in German: nothing of the person is in them. */
export type EndWords = Pick<SigningFormResponse, 'language' | 'direction'> & {
  own: Record<string, string>;
  german: Record<string, string>;
};
/** Nobody reached: nothing is lost. Refused: the server does not take it, and the same again would not help. */
export type SigningTrouble = 'unreachable' | 'refused';

export type Stage =
  | { at: 'loading' }
  | { at: 'unreachable' }
  /** Others must sign than those it was put before. */
  | { at: 'changed' }
  | { at: 'form'; form: SigningFormResponse }
  /** `unsure`: an answer was lost before, so the signature may have arrived. */
  | { at: 'ended'; how: 'done' | 'declined' | 'over'; words: EndWords | null; unsure: boolean };

const OVER: Stage = { at: 'ended', how: 'over', words: null, unsure: false };
const isOver = (error: unknown) => problemOf(error, 'signing-over') !== null;

/** A link's way from reading to its end. Outside of any cache: with its end everything of the person is gone. */
export function useSigning() {
  const [stage, setStage] = useState<Stage>(signingToken() ? { at: 'loading' } : OVER);
  const [trouble, setTrouble] = useState<SigningTrouble | null>(null);
  const [busy, setBusy] = useState(false);
  const lostAnswer = useRef(false);

  useEffect(() => {
    const token = signingToken();
    if (!token) return undefined;
    let isWanted = true;
    const show = (next: Stage) => isWanted && setStage(next);
    signingForm(token).then(
      (form) => show({ at: 'form', form }),
      (error: unknown) =>
        show(isOver(error) ? OVER : { at: isSignatoriesChanged(error) ? 'changed' : 'unreachable' }),
    );
    return () => {
      isWanted = false;
    };
  }, []);

  const end = async (form: SigningFormResponse, how: 'done' | 'declined', act: () => Promise<void>) => {
    const ended = (way: 'done' | 'declined' | 'over', unsure = false) => {
      forgetSigningToken();
      const { language, direction, texts, german } = form;
      const words = { language, direction, own: texts.screen ?? {}, german: german.screen ?? {} };
      setStage({ at: 'ended', how: way, words, unsure });
    };
    setBusy(true);
    setTrouble(null);
    try {
      await act();
      ended(how);
    } catch (error) {
      if (isOver(error)) return ended('over', lostAnswer.current);
      if (isSignatoriesChanged(error)) {
        forgetSigningToken();
        return setStage({ at: 'changed' });
      }
      // Too many from this address: the same again helps, a little later.
      const refused =
        error instanceof ApiProblem && error.status >= 400 && error.status < 500 && error.status !== 429;
      lostAnswer.current ||= !refused && how === 'done';
      setTrouble(refused ? 'refused' : 'unreachable');
    } finally {
      setBusy(false);
    }
  };

  return {
    stage,
    trouble,
    busy,
    sign: (form: SigningFormResponse, signature: Signature) =>
      end(form, 'done', () => giveSignature({ token: signingToken() ?? '', ...signature })),
    decline: (form: SigningFormResponse) =>
      end(form, 'declined', () => declineSignature(signingToken() ?? '')),
  };
}
