import type { SigningFormResponse } from '@app/waivers/shared';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { Checkbox } from '../../kern/check.js';
import { Clause, ClausesAfter, ClausesBefore, Sentence } from './clauses.js';
import { isSignature, pathOf, type Stroke } from './drawing.js';
import { SignaturePad } from './signature-pad.js';
import type { Signature, SigningTrouble } from './use-signing.js';
import { useScreenText, Words } from './words.js';

interface SigningFormProps {
  form: SigningFormResponse;
  busy: boolean;
  trouble: SigningTrouble | null;
  onSign: (signature: Signature) => void;
  onDecline: () => void;
}

/** All that is to be read, and the signature. Nothing is ticked beforehand; what is drawn stays until it is sent. */
export function SigningForm({ form, busy, trouble, onSign, onDecline }: SigningFormProps) {
  const { t, i18n } = useTranslation();
  const say = useScreenText();
  const [agreed, setAgreed] = useState(false);
  const [health, setHealth] = useState(false);
  const [immigration, setImmigration] = useState(false);
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [healthStrokes, setHealthStrokes] = useState<readonly Stroke[]>([]);
  const [attempt, setAttempt] = useState(0);

  const missing = {
    'health-signature': health && !isSignature(healthStrokes) && 'signatureMissing',
    agree: !agreed && 'agreeMissing',
    signature: !isSignature(strokes) && 'signatureMissing',
  };
  const errorOf = (id: keyof typeof missing) => {
    const name = attempt > 0 && missing[id];
    return name ? say(name) : undefined;
  };
  useEffect(() => {
    if (attempt > 0)
      document.querySelector<HTMLElement>('.signature-pad--error, [aria-invalid="true"]')?.focus();
  }, [attempt]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (Object.values(missing).some(Boolean)) return setAttempt((count) => count + 1);
    onSign({
      drawing: pathOf(strokes),
      health,
      ...(health ? { healthDrawing: pathOf(healthStrokes) } : {}),
      immigration,
    });
  };

  return (
    <form className="stack" onSubmit={submit} noValidate autoComplete="off">
      <ClausesBefore />
      <Clause heading="headingHealth">
        {form.asksHealth ? (
          <>
            <Sentence name="healthSentence" />
            <Sentence
              name="healthYes"
              values={{ institutions: <bdi lang="de">{healthRecipients(form)}</bdi> }}
            />
            <Checkbox
              id="agree-health"
              checked={health}
              onChange={(event) => setHealth(event.target.checked)}
              label={<Words of="screen" name="agreeHealth" />}
            />
            {health && (
              <SignaturePad
                id="health-signature"
                label={`${say('signHere')} (7)`}
                strokes={healthStrokes}
                onChange={setHealthStrokes}
                error={errorOf('health-signature')}
              />
            )}
          </>
        ) : (
          <Sentence name="healthNo" />
        )}
      </Clause>
      <Clause heading="headingImmigration">
        {form.asksImmigration ? (
          <>
            <Sentence name="immigrationYes" />
            <Checkbox
              id="agree-immigration"
              checked={immigration}
              onChange={(event) => setImmigration(event.target.checked)}
              label={<Words of="screen" name="agreeImmigration" />}
            />
          </>
        ) : (
          <Sentence name="immigrationNo" />
        )}
      </Clause>
      <ClausesAfter />
      <Clause heading="headingSignatures">
        <Sentence name="signaturesSentence" />
        <p className="kern-body">
          <Words of="form" name="signatureOf" values={{ name: signatoryIn(form) }} />
        </p>
        <Checkbox
          id="agree"
          checked={agreed}
          onChange={(event) => setAgreed(event.target.checked)}
          label={<Words of="screen" name="agree" />}
          error={errorOf('agree')}
        />
        <SignaturePad
          id="signature"
          label={say('signHere')}
          strokes={strokes}
          onChange={setStrokes}
          error={errorOf('signature')}
        />
        <p className="hint-box kern-body kern-body--small" lang={i18n.language} dir="ltr">
          {t('signing.paperHint')}
        </p>
      </Clause>
      <Clause heading="headingCopy">
        <Sentence name="copyOpen" />
      </Clause>
      {trouble === 'unreachable' && (
        <Alert tone="warning" title={<Words of="screen" name="unreachable" />} focusOn={attempt} />
      )}
      {trouble === 'refused' && (
        <div lang={i18n.language} dir="ltr">
          <Alert tone="danger" title={t('signing.refused')} />
        </div>
      )}
      <div className="signing__actions">
        <Button type="submit" icon="check" busy={busy}>
          <Words of="screen" name="sign" />
        </Button>
        <Button variant="secondary" icon="close" busy={busy} onClick={onDecline}>
          <Words of="screen" name="decline" />
        </Button>
      </div>
    </form>
  );
}

const healthRecipients = ({ recipients }: SigningFormResponse): string =>
  recipients
    .filter(({ categories }) => categories.includes('health'))
    .map(({ name }) => name)
    .join(', ');

/** Who signs here, and as what. */
function signatoryIn({ signatoryName, signatoryRole }: SigningFormResponse) {
  return (texts: SigningFormResponse['texts']) => (
    <>
      <bdi className="name">{signatoryName}</bdi> ({texts.roles?.[signatoryRole]})
    </>
  );
}
