import { papersDueOn, type RecognitionDeadline, type RecognitionResponse } from '@app/assessments/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, today } from '../../app/format.js';
import { Badge } from '../../kern/badge.js';

/** What the authority still has to do by when, by which law; a hint says that it is one. */
export function RecognitionDeadlines({ item }: { item: RecognitionResponse }) {
  const { t } = useTranslation();
  const { receiptDue, decisionDue, rule, stage } = item;
  const rests = stage === 'documents_requested';
  const papers = papersDueOn(stage, item.stageSince);
  const missing = item.documents.some(({ state }) => state === 'missing' || state === 'requested');
  const late = papers !== null && papers < today() && missing;
  if (rule === 'zab') return <p className="row__text">{t('recognition.noDeadline')}</p>;
  if (!late && !receiptDue?.open && !decisionDue?.open && !(rests && decisionDue)) return null;
  return (
    <ul className="rows">
      {late && (
        <Line title={t('recognition.papersSince', { date: formatDay(item.stageSince) })}>
          <Badge tone="warning">{t('recognition.papersMissing')}</Badge>
        </Line>
      )}
      {receiptDue?.open && <Due of={receiptDue} what="receipt" />}
      {decisionDue && (decisionDue.open || rests) && <Due of={decisionDue} what="decision" rests={rests} />}
    </ul>
  );
}

function Due({
  of,
  what,
  rests = false,
}: {
  of: RecognitionDeadline;
  what: 'receipt' | 'decision';
  rests?: boolean;
}) {
  const { t } = useTranslation();
  const texts = { law: of.legalBasis, date: formatDay(of.reviewedOn) };
  return (
    <Line
      title={t(`recognition.due.${what}`, { date: formatDay(of.dueOn) })}
      text={of.basis === 'law' ? t('recognition.byLaw', texts) : t('recognition.expected', texts)}
    >
      {of.open && of.dueOn < today() && <Badge tone="danger">{t('tasks.groups.overdue')}</Badge>}
      {rests && <Badge tone="info">{t('recognition.rests')}</Badge>}
    </Line>
  );
}

function Line({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <li className="row">
      <div className="row__main">
        <p className="row__title">
          <span>{title}</span>
          {children}
        </p>
        {text && <p className="row__text">{text}</p>}
      </div>
    </li>
  );
}
