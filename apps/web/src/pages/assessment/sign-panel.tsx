import { ageAtLeast } from '@app/platform/shared';
import type { AssessmentResponse, AssessmentSigner } from '@app/assessments/shared';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signAssessment } from '../../api/assessments.js';
import { today } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useMe } from '../../app/session.js';
import { Button } from '../../kern/button.js';
import { TextField } from '../../kern/text-field.js';
import { isSignature, pathOf, type Stroke } from '../signing/drawing.js';
import { SignaturePad } from '../signing/signature-pad.js';
import { directionOf, type AssessmentTexts } from './texts.js';

interface SignPanelProps {
  form: AssessmentResponse;
  german: AssessmentTexts;
  own: AssessmentTexts;
  onChanged: (form: AssessmentResponse) => void;
}

interface Given {
  name: string;
  strokes: readonly Stroke[];
}

/** All signatures on one device, one below the other, each under the sentence it stands for. */
export function SignPanel({ form, german, own, onChanged }: SignPanelProps) {
  const { t } = useTranslation();
  const me = useMe();
  const answer = (field: string) => form.answers.find((each) => each.field === field)?.value;
  const isYoung = ageAtLeast(form.record.dateOfBirth, today()) < 14;
  const roles: AssessmentSigner[] = [
    isYoung ? 'guardian' : 'person',
    'worker',
    ...(answer('header.interpreterPresent') === true ? (['interpreter'] as const) : []),
  ];
  const names: Record<AssessmentSigner, string> = {
    person: [form.record.givenNames, form.record.familyName].filter(Boolean).join(' '),
    guardian: '',
    worker: me.displayName,
    interpreter: (answer('header.interpreter') as string | undefined) ?? '',
  };
  const [given, setGiven] = useState<Partial<Record<AssessmentSigner, Given>>>({});
  const [asked, setAsked] = useState(false);
  const of = (role: AssessmentSigner): Given => given[role] ?? { name: names[role], strokes: [] };
  const isWhole = (role: AssessmentSigner) => of(role).name.trim() !== '' && isSignature(of(role).strokes);
  const sign = useMutation({
    mutationFn: () =>
      signAssessment(
        { caseId: form.caseId, assessmentId: form.id },
        {
          version: form.version,
          signatures: roles.map((role) => ({
            role,
            name: of(role).name.trim(),
            drawing: pathOf(of(role).strokes),
          })),
        },
      ),
    onSuccess: onChanged,
  });
  return (
    <div className="stack">
      <h3 className="kern-title">{t('assessment.sign.title')}</h3>
      <p className="kern-body">{t('assessment.sign.text')}</p>
      <ProblemAlert error={sign.error} />
      {roles.map((role) => (
        <fieldset key={role} className="assessment__row">
          <legend className="kern-title">{t(`enums.assessmentSigner.${role}`)}</legend>
          {(role === 'interpreter'
            ? 'interpreterDeclaration'
            : role === 'worker'
              ? null
              : 'personDeclaration') && (
            <Declaration
              name={role === 'interpreter' ? 'interpreterDeclaration' : 'personDeclaration'}
              german={german}
              own={own}
              form={form}
            />
          )}
          <TextField
            id={`signer-${role}`}
            label={t('fields.name')}
            value={of(role).name}
            readOnly={role === 'worker'}
            maxLength={200}
            error={asked && of(role).name.trim() === '' ? t('errors.required') : undefined}
            onChange={({ target }) => setGiven({ ...given, [role]: { ...of(role), name: target.value } })}
          />
          <SignaturePad
            id={`pad-${role}`}
            label={t('assessment.sign.pad', { role: t(`enums.assessmentSigner.${role}`) })}
            prompt={role === 'worker' ? german.form.signHere : own.form.signHere}
            clear={t('assessment.sign.clear')}
            strokes={of(role).strokes}
            onChange={(strokes) => setGiven({ ...given, [role]: { ...of(role), strokes } })}
            error={asked && !isSignature(of(role).strokes) ? t('assessment.sign.missing') : undefined}
          />
        </fieldset>
      ))}
      <div>
        <Button
          busy={sign.isPending}
          onClick={() => {
            setAsked(true);
            if (roles.every(isWhole)) sign.mutate();
          }}
        >
          {t('assessment.sign.submit')}
        </Button>
      </div>
    </div>
  );
}

function Declaration({
  name,
  german,
  own,
  form,
}: {
  name: 'interpreterDeclaration' | 'personDeclaration';
  german: AssessmentTexts;
  own: AssessmentTexts;
  form: AssessmentResponse;
}) {
  const language = new Intl.DisplayNames([form.language, 'de'], { type: 'language' });
  const fill = (text: string | undefined, spoken: string | undefined) =>
    text?.replace('{language}', spoken ?? '') ?? '';
  const inGerman = new Intl.DisplayNames(['de'], { type: 'language' });
  return (
    <>
      <p className="kern-body" lang="de">
        {fill(german.form[name], inGerman.of(form.language))}
      </p>
      {form.language !== 'de' && (
        <p className="kern-body" lang={form.language} dir={directionOf(form.language)}>
          {fill(own.form[name], language.of(form.language))}
        </p>
      )}
    </>
  );
}
