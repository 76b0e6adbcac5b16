interface StepListProps {
  label: string;
  /** Names of the steps. */
  steps: readonly string[];
  /** Number of the present one, from 1. */
  current: number;
  onGo: (step: number) => void;
}

/** Where one is in a form of several steps; steps already passed can be gone back to. */
export function StepList({ label, steps, current, onGo }: StepListProps) {
  return (
    <nav aria-label={label}>
      <ol className="steps">
        {steps.map((step, index) => (
          <li key={step} aria-current={index + 1 === current ? 'step' : undefined}>
            {index + 1 < current ? (
              <button type="button" className="plain-button" onClick={() => onGo(index + 1)}>
                {step}
              </button>
            ) : (
              step
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
