import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { CaseResponse } from '@app/cases/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../api/cases.js';
import { useCodeNames } from '../../app/code-options.js';
import { bornAndAge, formatDay } from '../../app/format.js';
import { Page } from '../../app/page.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { QueryView } from '../../app/query-view.js';
import { Badge } from '../../kern/badge.js';
import { Button } from '../../kern/button.js';
import { DescriptionList } from '../../kern/description-list.js';
import { Section } from '../../kern/section.js';
import { AssessmentSection } from '../assessment/assessment-section.js';
import { CaseStateBadge } from '../cases/case-state-badge.js';
import { WaiverSection } from '../waiver/waiver-section.js';
import { CaseEditDialog } from './case-edit-dialog.js';
import { CopyNumber } from './copy-number.js';
import { DisclosureSection } from './disclosure-section.js';
import { FileHeader } from './file-header.js';
import { FollowUps } from './follow-ups.js';
import { LaufzettelSection } from './laufzettel-section.js';
import { RecognitionSection } from './recognition-section.js';

/** A case: who it is about, the Laufzettel, what is due. */
export function CasePage() {
  const { t } = useTranslation();
  const { caseId } = useParams({ from: '/inside/faelle/$caseId' });
  const file = useQuery({ queryKey: ['case', caseId], queryFn: () => getCase(caseId) });
  return (
    <Page
      title={file.data ? t('case.titleNumber', { number: file.data.number }) : t('case.title')}
      actions={
        <Button variant="tertiary" onClick={() => window.print()}>
          {t('action.print')}
        </Button>
      }
    >
      <QueryView query={file}>{(found) => <CaseFile file={found} />}</QueryView>
    </Page>
  );
}

function CaseFile({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  return (
    <>
      <CaseHeader file={file} />
      <div className="columns columns--wide-first">
        <LaufzettelSection file={file} />
        <div className="stack">
          <FollowUps file={file} />
          <Section
            title={t('case.about')}
            actions={
              <Button variant="secondary" small icon="edit" onClick={() => setEditing(true)}>
                {t('action.edit')}
              </Button>
            }
          >
            <CaseStateBadge state={file.state} />
            <DescriptionList
              facts={[
                {
                  key: 'concern',
                  label: t('fields.concern'),
                  value: file.concern && <span dir="auto">{file.concern}</span>,
                },
                {
                  key: 'worker',
                  label: t('fields.responsibleWorkerId'),
                  value: file.responsibleWorkerName ? (
                    <bdi>{file.responsibleWorkerName}</bdi>
                  ) : (
                    t('case.nobodyResponsible')
                  ),
                },
                { key: 'opened', label: t('case.opened'), value: formatDay(file.openedOn.slice(0, 10)) },
                {
                  key: 'closed',
                  label: t('case.closed'),
                  value: file.closedOn && formatDay(file.closedOn.slice(0, 10)),
                },
                {
                  key: 'reason',
                  label: t('fields.closeReason'),
                  value: file.closeReason && t(`enums.closeReason.${file.closeReason}`),
                },
              ]}
            />
          </Section>
          <RecognitionSection file={file} />
          <AssessmentSection file={file} />
          <WaiverSection file={file} />
          <DisclosureSection file={file} />
        </div>
      </div>
      {editing && <CaseEditDialog file={file} onClose={() => setEditing(false)} />}
    </>
  );
}

function CaseHeader({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const names = useCodeNames();
  return (
    <FileHeader
      fixed
      facts={[
        {
          key: 'name',
          label: t('fields.name'),
          value: (
            <>
              <Link to="/personen/$personId" params={{ personId: file.personId }} className="kern-link">
                <PersonName of={file} />
              </Link>{' '}
              <NativeName name={file.nativeScriptName} />
            </>
          ),
        },
        {
          key: 'age',
          label: t('person.born'),
          value: bornAndAge(file.dateOfBirth),
        },
        { key: 'number', label: t('case.number'), value: <CopyNumber number={file.number} /> },
        {
          key: 'language',
          label: t('person.speaks'),
          value: file.preferredLanguage && (
            <>
              {names.language(file.preferredLanguage)}{' '}
              {file.interpreterNeeded && <Badge tone="info">{t('person.interpreterYes')}</Badge>}
            </>
          ),
        },
        {
          key: 'worker',
          label: t('fields.responsibleWorkerId'),
          value: file.responsibleWorkerName ? (
            <bdi>{file.responsibleWorkerName}</bdi>
          ) : (
            t('case.nobodyResponsible')
          ),
        },
      ]}
    />
  );
}
