import { indexed, progressOf, SECTION_CODES, type SectionCode } from '@app/assessments/shared';
import { useTranslation } from 'react-i18next';
import { cx } from '../../kern/cx.js';
import { Icon } from '../../kern/icon.js';
import { Bilingual } from './bilingual.js';
import { useInterview } from './interview-context.js';

/** All sections with how far each is, to be gone to in any order; where others are stands beside it. */
export function SectionList({
  current,
  onGo,
}: {
  current: SectionCode;
  onGo: (section: SectionCode) => void;
}) {
  const { t } = useTranslation();
  const { interview } = useInterview();
  const index = indexed(interview.answers());
  const rows = interview.rows().filter(({ removed }) => !removed);
  return (
    <nav aria-label={t('assessment.sections')} className="assessment__nav">
      <ol className="plain-list">
        {SECTION_CODES.map((section) => {
          const { required, missing, answered } = progressOf(section, rows, index);
          const isDone = missing.length === 0;
          const here = interview.others.filter((other) => other.section === section);
          return (
            <li key={section}>
              <button
                type="button"
                className={cx('assessment__section', section === current && 'assessment__section--current')}
                aria-current={section === current ? 'step' : undefined}
                onClick={() => onGo(section)}
              >
                <span>
                  <Bilingual of={(texts) => texts.sections[section].title} />
                </span>
                <small>
                  {required > 0 ? (
                    <>
                      {isDone && <Icon name="success" size="small" />}{' '}
                      {t('assessment.progress', { done: required - missing.length, all: required })}
                    </>
                  ) : (
                    t('assessment.answeredCount', { count: answered })
                  )}
                </small>
                {here.map(({ name }) => (
                  <small key={name} className="assessment__other">
                    <Icon name="info" size="small" /> {t('assessment.isHere', { name })}
                  </small>
                ))}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
