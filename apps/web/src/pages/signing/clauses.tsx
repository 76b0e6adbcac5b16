import type { SigningFormResponse } from '@app/waivers/shared';
import { useId, type ReactNode } from 'react';
import { formatDay } from '../../app/format.js';
import { DescriptionList, type Fact } from '../../kern/description-list.js';
import { Recipients } from './recipients.js';
import { useReading, Words } from './words.js';

/** A numbered part of the form. */
export function Clause({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="clause" aria-labelledby={id}>
      <h2 className="kern-heading-small" id={id}>
        <Words of="form" name={heading} />
      </h2>
      {children}
    </section>
  );
}

/** A sentence of the form. */
export function Sentence({ name, values }: { name: string; values?: Record<string, ReactNode> }) {
  return (
    <p className="kern-body">
      <Words of="form" name={name} values={values} />
    </p>
  );
}

const fact = (key: string, value: ReactNode): Fact => ({
  key,
  label: <Words of="form" name={key} />,
  value,
});

const isAdult = ({ custody }: SigningFormResponse) => custody === 'none' || custody === 'legal_support';

/** Who signs for the person and why, in the words of the paper. */
function guardiansSentence(form: SigningFormResponse): string {
  if (isAdult(form)) return 'guardiansNone';
  if (form.exception === 'insight') return 'guardiansInsight';
  return form.exception === 'daily' ? 'guardiansDaily' : 'guardiansSentence';
}

/** Numbers 1 to 6: of whom, who signs, who is released, to whom, what for. */
export function ClausesBefore() {
  const { form } = useReading();
  const adult = isAdult(form);
  return (
    <>
      <Clause heading="headingPerson">
        <DescriptionList
          facts={[
            fact('name', <bdi className="name">{form.personName}</bdi>),
            fact('nativeName', form.nativeScriptName && <bdi className="name">{form.nativeScriptName}</bdi>),
            fact('birthDate', <bdi>{formatDay(form.dateOfBirth)}</bdi>),
            fact('caseNumber', <bdi className="number">{form.caseNumber}</bdi>),
          ]}
        />
      </Clause>
      <Clause heading="headingGuardians">
        <Sentence name={guardiansSentence(form)} />
        {!adult && form.exception !== 'insight' && (
          <p className="kern-body">
            <strong>
              <Words of="custody" name={form.custody} />
            </strong>
          </p>
        )}
        {form.custody !== 'none' && (
          <DescriptionList
            facts={form.signatories.map(({ role, name }) => ({
              key: `${role} ${name}`,
              label: <Words of="roles" name={role} />,
              value: <bdi className="name">{name}</bdi>,
            }))}
          />
        )}
      </Clause>
      <Clause heading="headingReleased">
        <Sentence name="releasedSentence" />
        <p className="kern-body">
          <bdi lang="de">
            <strong>{form.officeName}</strong>
          </bdi>
        </p>
        {form.recipients.some(({ direction }) => direction !== 'to_recipient') && (
          <Sentence name="releasedBoth" />
        )}
      </Clause>
      <Clause heading="headingRecipients">
        <Sentence name="recipientsSentence" />
        <Recipients />
      </Clause>
      <Clause heading="headingPurpose">
        <Sentence name="purposeSentence" />
        <ul className="kern-list kern-list--bullet">
          {form.purposes.map((purpose) => (
            <li key={purpose}>
              <Words of="purposes" name={purpose} />
              {purpose === 'other' && form.purposeText && (
                <>
                  {': '}
                  <bdi>{form.purposeText}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      </Clause>
      <Clause heading="headingCategories">
        <Sentence name="categoriesSentence" />
      </Clause>
    </>
  );
}

/** Numbers 9 to 14: what the person must know, and who translated; they sign in their own place. */
export function ClausesAfter({ interpreterSigns }: { interpreterSigns?: ReactNode }) {
  const { form } = useReading();
  const { interpreter } = form;
  return (
    <>
      <Clause heading="headingVoluntary">
        <Sentence name="voluntarySentence" />
      </Clause>
      <Clause heading="headingRevocation">
        <Sentence name="revocationSentence" values={{ office: <bdi lang="de">{form.officeContact}</bdi> }} />
      </Clause>
      <Clause heading="headingTerm">
        <Sentence name="termSentence" values={{ date: <bdi>{formatDay(form.validUntil)}</bdi> }} />
      </Clause>
      <Clause heading="headingRights">
        <Sentence name="rightsSentence" values={{ dpo: <bdi lang="de">{form.dpoContact}</bdi> }} />
      </Clause>
      <Clause heading="headingExplained">
        <Sentence
          name="explainedSentence"
          values={{ language: <bdi lang="de">{form.explainedLanguage}</bdi> }}
        />
      </Clause>
      <Clause heading="headingInterpreter">
        {interpreter ? (
          <>
            {!interpreterSigns && <Sentence name="interpreterSentence" />}
            <DescriptionList
              facts={[
                fact('interpreterName', <bdi className="name">{interpreter.name}</bdi>),
                fact('interpreterLanguage', <bdi lang="de">{interpreter.language}</bdi>),
              ]}
            />
            <ul className="kern-list kern-list--bullet">
              {interpreter.sworn && (
                <li>
                  <Words of="form" name="interpreterSworn" />
                </li>
              )}
              <li>
                <Words of="form" name="interpreterPledged" />
              </li>
            </ul>
            {interpreterSigns}
          </>
        ) : (
          <Sentence name="interpreterNone" />
        )}
      </Clause>
    </>
  );
}
