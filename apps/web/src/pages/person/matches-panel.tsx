import type { ProbableMatch } from '@app/persons/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../app/format.js';
import { NativeName, PersonName } from '../../app/person-name.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';

interface MatchesPanelProps {
  matches: readonly ProbableMatch[];
  /** What to do when it is this person. */
  renderSame: (match: ProbableMatch) => ReactNode;
  onDifferent: () => void;
}

/** People already registered who may be the same: somebody has to decide, and the decision is recorded. */
export function MatchesPanel({ matches, renderSame, onDifferent }: MatchesPanelProps) {
  const { t } = useTranslation();
  return (
    <Alert tone="warning" title={t('matches.title', { count: matches.length })} focusOn={matches}>
      <p className="kern-body">{t('matches.text')}</p>
      <ul className="rows">
        {matches.map((match) => (
          <li className="row" key={match.id}>
            <div className="row__main">
              <p className="row__title">
                <strong>
                  <PersonName of={match} />
                </strong>
                <NativeName name={match.nativeScriptName} />
              </p>
              <p className="row__text">
                {t('person.bornOn', { date: formatDay(match.dateOfBirth) })}
                {match.caseNumber && (
                  <>
                    {' · '}
                    <span className="number">{match.caseNumber}</span>
                  </>
                )}
                {' · '}
                {t('matches.score', { percent: Math.round(match.score * 100) })}
              </p>
            </div>
            {renderSame(match)}
          </li>
        ))}
      </ul>
      <Button variant="secondary" onClick={onDifferent}>
        {t('matches.different', { count: matches.length })}
      </Button>
    </Alert>
  );
}
