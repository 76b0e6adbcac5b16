import { useTranslation } from 'react-i18next';
import { STEPS } from './values.js';

/** Where one is in the intake; steps already passed can be gone back to. */
export function StepList({ current, onGo }: { current: number; onGo: (step: number) => void }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('intake.stepsLabel')}>
      <ol className="steps">
        {STEPS.map((step, index) => (
          <li key={step} aria-current={index + 1 === current ? 'step' : undefined}>
            {index + 1 < current ? (
              <button type="button" className="plain-button" onClick={() => onGo(index + 1)}>
                {t(`intake.steps.${step}`)}
              </button>
            ) : (
              t(`intake.steps.${step}`)
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
