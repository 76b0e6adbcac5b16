import { Link } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import { useTranslation } from 'react-i18next';
import { bornAndAge } from '../../app/format.js';
import { PersonName } from '../../app/person-name.js';
import { FileHeader } from '../case/file-header.js';

/** Whom a waiver is about, and the way back to the case. */
export function WaiverFileHeader({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  return (
    <FileHeader
      facts={[
        { key: 'name', label: t('fields.name'), value: <PersonName of={file} /> },
        { key: 'age', label: t('person.born'), value: bornAndAge(file.dateOfBirth) },
        {
          key: 'number',
          label: t('case.number'),
          value: (
            <Link to="/faelle/$caseId" params={{ caseId: file.id }} className="kern-link number">
              {file.number}
            </Link>
          ),
        },
      ]}
    />
  );
}
