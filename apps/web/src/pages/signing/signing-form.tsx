import { isAgreement, type SigningFormResponse } from '@app/waivers/shared';
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

/**
 * All that is to be read, and the signature. Nothing is ticked beforehand; what is drawn stays until it is sent. Interpreter
 * and worker declare what they did: nobody asks them whether they agree.
 */
export function SigningForm({ form, busy, trouble, onSign, onDecline }: SigningFormProps) {
  const { t, i18n } = useTranslation();
  const say = useScreenText();
  const agrees = isAgreement(form.signatoryRole);
  const isInterpreter = form.signatoryRole === 'interpreter';
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

  const field = (
    <>
      <p className="kern-body">
        <Signatory form={form} />
      </p>
      <Checkbox
        id="agree"
        checked={agreed}
        onChange={(event) => setAgreed(event.target.checked)}
        label={<Declaration form={form} />}
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
    </>
  );

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
            {agrees && (
              <Checkbox
                id="agree-health"
                checked={health}
                onChange={(event) => setHealth(event.target.checked)}
                label={<Words of="screen" name="agreeHealth" />}
              />
            )}
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
            {agrees && (
              <Checkbox
                id="agree-immigration"
                checked={immigration}
                onChange={(event) => setImmigration(event.target.checked)}
                label={<Words of="screen" name="agreeImmigration" />}
              />
            )}
          </>
        ) : (
          <Sentence name="immigrationNo" />
        )}
      </Clause>
      <ClausesAfter interpreterSigns={isInterpreter && field} />
      <Clause heading="headingSignatures">
        <Sentence name="signaturesSentence" />
        {!isInterpreter && field}
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
function Signatory({ form: { signatoryName, signatoryRole } }: { form: SigningFormResponse }) {
  const name = <bdi className="name">{signatoryName}</bdi>;
  if (signatoryRole === 'worker')
    return (
      <>
        <Words of="form" name="signatureStaff" />: {name}
      </>
    );
  if (signatoryRole === 'interpreter') return <Words of="form" name="signatureOf" values={{ name }} />;
  const inRole = (texts: SigningFormResponse['texts']) => (
    <>
      {name} ({texts.roles?.[signatoryRole]})
    </>
  );
  return <Words of="form" name="signatureOf" values={{ name: inRole }} />;
}

/** What is said with the signature. Members of staff read it in the language of the program. */
function Declaration({ form: { signatoryRole } }: { form: SigningFormResponse }) {
  const { t, i18n } = useTranslation();
  if (signatoryRole === 'worker')
    return (
      <span lang={i18n.language} dir="ltr">
        {t('signing.workerDeclares')}
      </span>
    );
  if (signatoryRole === 'interpreter') return <Words of="form" name="interpreterSentence" />;
  return <Words of="screen" name="agree" />;
}
