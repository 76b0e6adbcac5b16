import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  isThere,
  type RecognitionDocument,
  type RecognitionDocumentResponse,
  type RecognitionDocumentState,
  type RecognitionResponse,
} from '@app/assessments/shared';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.js';
import { setRecognitionDocument } from '../../api/recognition.js';
import { formatDay } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Checkbox } from '../../kern/check.js';
import { Fieldset } from '../../kern/fieldset.js';

/** Papers that come in another language. */
const FOREIGN: readonly RecognitionDocument[] = ['identity', 'certificates', 'experience'];

/** Checklist of § 5 BQFG, ticked off one by one; each tick is stored at once. */
export function RecognitionDocuments({ item, mayChange }: { item: RecognitionResponse; mayChange: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const there = item.documents.filter(({ state }) => isThere(state)).length;
  return (
    <details open={item.stage === 'documents_collecting' || item.stage === 'documents_requested'}>
      <summary>{t('recognition.documents', { there, total: item.documents.length })}</summary>
      <Fieldset id={`${id}-documents`} label={t('recognition.checklist')}>
        <ul className="rows">
          {item.documents.map((document) => (
            <Row key={document.kind} item={item} document={document} mayChange={mayChange} />
          ))}
        </ul>
      </Fieldset>
    </details>
  );
}

interface RowProps {
  item: RecognitionResponse;
  document: RecognitionDocumentResponse;
  mayChange: boolean;
}

function Row({ item, document, mayChange }: RowProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { kind, version, onDay } = document;
  const reload = () => queries.invalidateQueries({ queryKey: ['recognitions', item.caseId] });
  const change = useMutation({
    mutationFn: (state: RecognitionDocumentState) => setRecognitionDocument(item, { kind, state, version }),
    onSuccess: async () => {
      await reload();
      void queries.invalidateQueries({ queryKey: ['work-list'] });
    },
  });
  // The tick shows what was meant until the answer is there; a second one waits for it.
  const state = change.isPending ? change.variables : document.state;
  const put = (next: RecognitionDocumentState) => {
    if (!change.isPending) change.mutate(next);
  };
  const there = isThere(state);
  const more = there ? (FOREIGN.includes(kind) ? 'translated' : null) : 'requested';
  const name = t(`enums.recognitionDocument.${kind}`);
  return (
    <li className="row">
      <div className="row__main">
        <Checkbox
          label={
            <>
              {name}
              {onDay && there && <span className="choice-hint number">{formatDay(onDay)}</span>}
            </>
          }
          checked={there}
          disabled={!mayChange}
          onChange={() => put(there ? 'missing' : 'there')}
        />
        <VersionConflict error={change.error} onTakeTheirs={() => void reload().then(() => change.reset())} />
        <ProblemAlert error={problemOf(change.error, 'version-conflict') ? null : change.error} />
      </div>
      {more && (
        <div className="row__side">
          <Checkbox
            label={
              <>
                {t(`enums.recognitionDocumentState.${more}`)}
                <span className="visually-hidden"> {name}</span>
              </>
            }
            checked={state === more}
            disabled={!mayChange}
            onChange={() => put(state === more ? (there ? 'there' : 'missing') : more)}
          />
        </div>
      )}
    </li>
  );
}
