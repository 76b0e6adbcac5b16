import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ASSESSMENT_LANGUAGES, type AssessmentLanguage, type AssessmentList } from '@app/assessments/shared';
import type { CaseResponse } from '@app/cases/shared';
import { useTranslation } from 'react-i18next';
import { beginAssessment, listAssessments } from '../../api/assessments.js';
import { formatDay } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { QueryView } from '../../app/query-view.js';
import { useAction } from '../../app/use-action.js';
import { Button } from '../../kern/button.js';
import { Section } from '../../kern/section.js';
import { StateBadge } from './state-badge.js';

/** The Kompetenzfeststellung of a case, newest version first. */
export function AssessmentSection({ file }: { file: CaseResponse }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const list = useQuery({ queryKey: ['assessments', file.id], queryFn: () => listAssessments(file.id) });
  const begin = useAction(
    (body: { language: AssessmentLanguage }, key) => beginAssessment(file.id, body, key),
    async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['assessments', file.id] });
      await navigate({
        to: '/faelle/$caseId/kompetenzen/$assessmentId',
        params: { caseId: file.id, assessmentId: id },
      });
    },
  );
  const mayBegin = ({ items }: AssessmentList) =>
    file.state !== 'closed' && items.every(({ state }) => state === 'withdrawn' || state === 'superseded');
  return (
    <Section
      title={t('assessment.title')}
      actions={
        list.data &&
        mayBegin(list.data) && (
          <Button
            variant="secondary"
            small
            busy={begin.isPending}
            onClick={() => begin.mutate({ language: formLanguageOf(file.preferredLanguage) })}
          >
            {t('assessment.begin')}
          </Button>
        )
      }
    >
      <ProblemAlert error={begin.error} />
      <QueryView query={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="kern-body">{t('assessment.none')}</p>
          ) : (
            <ul className="rows">
              {items.map((item) => (
                <li key={item.id} className="row">
                  <div className="row__main">
                    <p className="row__title">
                      <Link
                        to="/faelle/$caseId/kompetenzen/$assessmentId"
                        params={{ caseId: file.id, assessmentId: item.id }}
                        className="kern-link"
                      >
                        {t('assessment.titleNumber', { number: item.number })}
                      </Link>
                      <StateBadge state={item.state} />
                    </p>
                    <p className="row__text">
                      {t('assessment.begun', {
                        date: formatDay(item.createdAt.slice(0, 10)),
                        name: item.createdByName,
                      })}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  );
}

/** Languages of the form by the ISO 639-3 code of the language somebody speaks. */
const FORM_LANGUAGE: Readonly<Record<string, AssessmentLanguage>> = {
  ara: 'ar',
  apc: 'ar',
  arz: 'ar',
  ary: 'ar',
  acm: 'ar',
  apd: 'ar',
  ukr: 'uk',
  rus: 'ru',
  tur: 'tr',
  bul: 'bg',
  pol: 'pl',
  ron: 'ro',
  prs: 'fa-AF',
  pes: 'fa-AF',
  haz: 'fa-AF',
  kmr: 'kmr',
  eng: 'en',
  pus: 'ps',
  ckb: 'ckb',
  tir: 'ti',
  som: 'so',
  fra: 'fr',
  deu: 'de',
};

function formLanguageOf(code: string | null): AssessmentLanguage {
  const language = FORM_LANGUAGE[code ?? ''];
  return language ?? ASSESSMENT_LANGUAGES.find((each) => each === 'en') ?? 'de';
}
