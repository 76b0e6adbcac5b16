import { fieldId, fieldsIn, type AssessmentRecord, type SectionCode } from '@app/assessments/shared';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCodeNames } from '../../app/code-options.js';
import { formatDay } from '../../app/format.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Bilingual, usePlainText } from './bilingual.js';
import { usePersonId, useRecord } from './record-context.js';

/** What the person's record says of a section: kept there, shown here, corrected there. */
export function RecordFacts({ section, frozen }: { section: SectionCode; frozen?: boolean }) {
  const { t } = useTranslation();
  const record = useRecord();
  const personId = usePersonId();
  const show = useRecordText();
  const fields = fieldsIn(section).filter(({ store }) => store === 'record');
  if (fields.length === 0) return null;
  return (
    <div className="assessment__record">
      <DescriptionList
        facts={fields.map((field) => {
          const text = show(field.key, record);
          return {
            key: fieldId(field),
            label: <Bilingual of={(texts) => texts.fields[fieldId(field)]} />,
            value: text ? (
              <bdi>{text}</bdi>
            ) : field.need === 'required' || !frozen ? (
              t('assessment.notRecorded')
            ) : null,
          };
        })}
      />
      {!frozen && (
        <p className="kern-body">
          {t('assessment.recordHint')}{' '}
          <Link
            to={section === 'person' ? '/personen/$personId/bearbeiten' : '/personen/$personId'}
            params={{ personId }}
            className="kern-link"
          >
            {t('assessment.recordEdit')}
          </Link>
        </p>
      )}
    </div>
  );
}

/** A fact of the record in words. */
export function useRecordText(): (key: string, record: AssessmentRecord) => string {
  const { t } = useTranslation();
  const names = useCodeNames();
  const plain = usePlainText();
  const option = (list: string, code: string | null) =>
    code ? plain((texts) => texts.options[list]?.[code]) : '';
  return (key, r) => {
    switch (key) {
      case 'address':
        return [
          [r.street, r.houseNumber].filter(Boolean).join(' '),
          [r.postalCode, r.place].filter(Boolean).join(' '),
        ]
          .filter(Boolean)
          .join(', ');
      case 'nationalities':
        return r.nationalities.map(names.nationality).join(', ');
      case 'household':
        return r.household
          .map(({ name, relation }) => `${name} (${t(`enums.householdRelation.${relation}`)})`)
          .join('; ');
      case 'otherNames':
        return r.otherNames.join(', ');
      case 'countryOfBirth':
        return r.countryOfBirth ? names.country(r.countryOfBirth) : '';
      case 'gender':
        return option('gender', r.gender);
      case 'accommodationType':
        return option('accommodation', r.accommodationType);
      case 'preferredContact':
        return option('contactChannel', r.preferredContact);
      case 'residenceDocument':
        return option('residenceDocument', r.residenceDocument);
      case 'residenceStatus':
        return r.residenceStatus ? names.residenceStatus(r.residenceStatus) : '';
      case 'dobUncertain':
        return t(r.dobUncertain ? 'form.yes' : 'form.no');
      case 'dateOfBirth':
      case 'entryDateGermany':
      case 'arrivedDistrictOn':
      case 'documentValidUntil': {
        const day = r[key];
        return day ? formatDay(day) : '';
      }
      default:
        return (r[key as keyof AssessmentRecord] as string | null) ?? '';
    }
  };
}
