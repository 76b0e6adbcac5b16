import { useQuery } from '@tanstack/react-query';
import type { CaseResponse } from '@app/cases/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRecognitions } from '../../api/recognition.js';
import { QueryView } from '../../app/query-view.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';
import { RecognitionDialog } from './recognition-dialog.js';
import { RecognitionItem } from './recognition-item.js';

/** Recognition of qualifications from abroad: how far each procedure is and what is due. */
export function RecognitionSection({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const open = file.state !== 'closed';
  const procedures = useQuery({
    queryKey: ['recognitions', file.id],
    queryFn: () => listRecognitions(file.id),
  });
  return (
    <Section
      title={t('recognition.title')}
      actions={
        open && (
          <Button variant="secondary" small icon="add" onClick={() => setAdding(true)}>
            {t('recognition.add')}
          </Button>
        )
      }
    >
      <QueryView query={procedures}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kern-body">{t('recognition.none')}</p>
          ) : (
            <>
              {items.map((item) => (
                <RecognitionItem key={item.id} item={item} caseOpen={open} />
              ))}
            </>
          )
        }
      </QueryView>
      {adding && <RecognitionDialog caseId={file.id} onClose={() => setAdding(false)} />}
    </Section>
  );
}
