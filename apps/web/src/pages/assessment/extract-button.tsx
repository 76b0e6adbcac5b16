import type { AssessmentResponse } from '@app/assessments/shared';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assessmentExtract } from '../../api/assessments.js';
import { getReleases } from '../../api/releases.js';
import { saveFile } from '../../app/download.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { Button } from '../../kern/button.js';
import { SelectField } from '../../kern/select-field.js';

/** The extract for an institution to which something is released today, to hand out or to send by post. */
export function ExtractButton({ form }: { form: AssessmentResponse }) {
  const { t } = useTranslation();
  const [institutionId, setInstitutionId] = useState('');
  const releases = useQuery({
    queryKey: ['releases', form.personId],
    queryFn: () => getReleases(form.personId),
  });
  const institutions = [
    ...new Map((releases.data?.cells ?? []).map((cell) => [cell.institutionId, cell.institutionName])),
  ];
  const print = useMutation({
    mutationFn: async () =>
      saveFile(
        await assessmentExtract({ caseId: form.caseId, assessmentId: form.id }, institutionId),
        `Auszug-${form.caseNumber}.pdf`,
      ),
  });
  if (institutions.length === 0) return <p className="kern-body">{t('assessment.extract.none')}</p>;
  return (
    <div className="assessment__bar">
      <SelectField
        id="extract-institution"
        label={t('assessment.extract.for')}
        empty={t('form.pleaseChoose')}
        options={institutions.map(([value, label]) => ({ value, label }))}
        value={institutionId}
        onChange={({ target }) => setInstitutionId(target.value)}
      />
      <Button
        variant="secondary"
        busy={print.isPending}
        disabled={institutionId === ''}
        onClick={() => print.mutate()}
      >
        {t('assessment.extract.make')}
      </Button>
      <ProblemAlert error={print.error} />
    </div>
  );
}
