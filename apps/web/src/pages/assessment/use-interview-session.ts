import type { AssessmentResponse, SectionCode } from '@app/assessments/shared';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api } from '../../api/client.js';
import { addAssessmentRow, keepAssessmentRow, saveAnswer, syncAssessment } from '../../api/assessments.js';
import { today } from '../../app/format.js';
import { useMe } from '../../app/session.js';
import { Interview } from './interview.js';
import type { Place } from './interview-types.js';
import { browserOutbox } from './outbox.js';

const SYNC_EVERY = 4_000;

/** The interview of a form that is written: kept in step with the server as long as the page is open. */
export function useInterviewSession(
  form: AssessmentResponse,
  section: SectionCode,
  onStateChanged: () => void,
): {
  interview: Interview;
  at: (field: string | undefined, rowId: string | undefined) => void;
  restored: number;
} {
  const path = { caseId: form.caseId, assessmentId: form.id };
  const me = useMe();
  const [interview] = useState(
    () =>
      new Interview(
        form,
        {
          save: (request) => saveAnswer(path, request),
          addRow: (group, id) => addAssessmentRow(path, group, id),
          keepRow: (rowId, kept) => keepAssessmentRow(path, rowId, kept),
          sync: (request) => syncAssessment(path, request),
        },
        browserOutbox(form.id, me.id, async () => (await api<{ key: string }>('GET', '/draft-key')).key),
        today,
      ),
  );
  const [restored, setRestored] = useState(0);
  const place = useRef<Place>({ section });
  const stateChanged = useEffectEvent(onStateChanged);

  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    const restore = () => {
      interview.restore().then(setRestored, () => {
        retry = setTimeout(restore, SYNC_EVERY);
      });
    };
    restore();
    const sync = async () => {
      if (document.visibilityState === 'hidden') return;
      await interview.sync(place.current).catch(() => undefined);
      if (interview.changedState) stateChanged();
    };
    const timer = setInterval(() => void sync(), SYNC_EVERY);
    const hidden = () => document.visibilityState === 'hidden' && interview.flush();
    const online = () => interview.retryNow();
    const leaving = () => interview.flush();
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leaving);
    window.addEventListener('online', online);
    return () => {
      clearInterval(timer);
      clearTimeout(retry);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leaving);
      window.removeEventListener('online', online);
      interview.flush();
    };
  }, [interview]);

  useEffect(() => {
    place.current = { section };
    void interview.sync(place.current).catch(() => undefined);
  }, [interview, section]);

  return {
    interview,
    restored,
    at: (field, rowId) => {
      place.current = {
        section,
        ...(field !== undefined && { field }),
        ...(rowId !== undefined && { rowId }),
      };
    },
  };
}
