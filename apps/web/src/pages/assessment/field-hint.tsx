import { fieldId, type Field } from '@app/assessments/shared';
import type { ResidenceStatusCode } from '@app/platform/shared';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codeListsQuery } from '../../api/code-lists.js';
import { formatDay } from '../../app/format.js';
import { useRecord } from './record-context.js';

/** What the law text says for the person's status; a hint with its date, for the paper document wins (DOMAIN.md §2.4). */
export function FieldHint({ field }: { field: Field }) {
  const { t } = useTranslation();
  const { data: lists } = useQuery(codeListsQuery);
  const { residenceStatus } = useRecord();
  const id = fieldId(field);
  const say = HINTS[id];
  const status = say && lists?.residenceStatuses.find(({ code }) => code === residenceStatus);
  if (status) {
    const text = say(status, (key) => t(`enums.workPermission.${key}`));
    if (text)
      return (
        <>
          {t('assessment.lawHint', {
            text,
            basis: status.legalBasis ?? '',
            date: formatDay(status.lawTextOf),
          })}
          {status.caution && <> {status.caution}</>}
        </>
      );
  }
  return PLAIN_HINTS.includes(id) ? <>{t(`assessment.hints.${id.replace('.', '_')}`)}</> : null;
}

type Say = (status: ResidenceStatusCode, work: (key: string) => string) => string | null;
const HINTS: Readonly<Record<string, Say>> = {
  'residence.workPermission': ({ workPermission }, work) => (workPermission ? work(workPermission) : null),
  'residence.benefitRegime': ({ benefits }) => benefits,
  'residence.integrationCourseRight': ({ integrationCourse }) => integrationCourse,
};

const PLAIN_HINTS: readonly string[] = [
  'skills.healthLimitsForWork',
  'skills.specialNeedsConsent',
  'residence.passportPresent',
  'person.maritalStatus',
  'level.referredForDiagnostics',
  'documents.copyKept',
  'goals.counsellorSummary',
  'header.interpreterKind',
];
