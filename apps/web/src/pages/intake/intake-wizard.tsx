import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IntakeRequest, type IntakeResponse } from '@app/intake/shared';
import type { ProbableMatch } from '@app/persons/shared';
import { useRef, useState, type FormEvent } from 'react';
import { FormProvider, type Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { templatesQuery } from '../../api/laufzettel.js';
import { findMatches, recordIntake } from '../../api/persons.js';
import { ApiProblem, problemOf } from '../../api/problem.js';
import { clean, fieldNameOf } from '../../app/form/dto-problems.js';
import { fieldId, listErrors } from '../../app/form/field-texts.js';
import { FormErrors } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatMoment, formatTime, today } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useAction } from '../../app/use-action.js';
import { useDraft } from '../../app/use-draft.js';
import { useLanding } from '../../app/use-landing.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { ERROR_SUMMARY, focusField } from '../../kern/error-summary.js';
import { StepList } from '../../kern/step-list.js';
import { agreedDateProblems, sheetLanguageFor } from '../laufzettel/choice.js';
import { MatchesPanel } from '../person/matches-panel.js';
import { phoneProblems } from '../person/phone-problems.js';
import { withoutUnusedNames } from '../person/values.js';
import { IntakeStep } from './intake-step.js';
import { intakeRequest, routeOptions, stepOf, STEP_FIELDS, STEPS, type IntakeValues } from './values.js';

interface IntakeWizardProps {
  initial: IntakeValues;
  /** When the draft that `initial` comes from was saved; null = a fresh start. */
  restoredFrom: string | null;
  onRestart: () => void;
}

/** The steps of an intake; the step stands in the URL so that the browser's back button goes one step back. */
export function IntakeWizard({ initial, restoredFrom, onRestart }: IntakeWizardProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { schritt: number = 1 } = useSearch({ from: '/inside/aufnahme' });
  const step = STEPS[number - 1]!;
  const queries = useQueryClient();
  const [matches, setMatches] = useState<ProbableMatch[]>([]);
  const placedIn = useRef(initial.person.contact.ags);

  const record = useAction(recordIntake);
  const dtoForm = useDtoForm<IntakeValues>({
    dto: IntakeRequest,
    defaultValues: initial,
    toRequest: intakeRequest,
    check: async ({ laufzettel, person }) => {
      const { items } = queries.getQueryData(templatesQuery(routeOptions(person)).queryKey) ?? {};
      return [
        ...(await phoneProblems(person.contact.phone, '/person')),
        ...agreedDateProblems(laufzettel, items, today(), '/laufzettel'),
      ];
    },
    error: record.error,
  });
  const { form, failed } = dtoForm;
  const draft = useDraft('intake', form);
  const guard = useUnsavedGuard(draft.pending);
  const compare = useMutation({ mutationFn: findMatches });

  const heading = useRef<HTMLHeadingElement>(null);
  const land = useLanding(heading, number);
  const go = (to: number, focus?: string) => {
    if (focus) land(to, focus);
    void navigate({ to: '/aufnahme', search: to > 1 ? { schritt: to } : {} });
  };
  const reach = (name: string) =>
    stepOf(name) === number ? focusField(fieldId(name)) : go(stepOf(name), fieldId(name));

  const advance = async () => {
    setMatches([]);
    form.clearErrors();
    if (!(await form.trigger(STEP_FIELDS[step] as Path<IntakeValues>[]))) return failed();
    if (step === 'person' && (await findUndecided())) return;
    if (step === 'contact') forgetRouteOfOtherPlace();
    if (step === 'languages') suggestSheetLanguage();
    go(number + 1);
  };

  /** Another Kommune means another registration office: a route chosen before is chosen anew. */
  const forgetRouteOfOtherPlace = () => {
    const ags = form.getValues('person.contact.ags');
    if (ags === placedIn.current) return;
    placedIn.current = ags;
    form.setValue('laufzettel.templateVersionId', '');
    form.setValue('laufzettel.stations', []);
  };

  /** The sheet speaks the person's language unless a Laufzettel was already chosen. */
  const suggestSheetLanguage = () => {
    if (form.getValues('laufzettel.templateVersionId')) return;
    const preferred = form.getValues('person.languages').find((language) => language.preferred);
    form.setValue('laufzettel.language', sheetLanguageFor(preferred?.code));
  };

  /** Probable matches that nobody has decided on yet; shows them. */
  const findUndecided = async (): Promise<boolean> => {
    const { familyName, givenNames, nativeScriptName, dateOfBirth } = withoutUnusedNames(
      form.getValues('person'),
    );
    const found = await compare.mutateAsync(
      clean({ familyName, givenNames, nativeScriptName, dateOfBirth }) as Parameters<typeof findMatches>[0],
    );
    const decided = form.getValues('duplicateDecision.notTheSameAs');
    if (found.items.every((match) => decided.includes(match.id))) return false;
    setMatches(found.items);
    return true;
  };

  const decideDifferent = () => {
    const decided = form.getValues('duplicateDecision.notTheSameAs');
    const ids = [...new Set([...decided, ...matches.map((match) => match.id)])];
    form.setValue('duplicateDecision.notTheSameAs', ids, { shouldDirty: true });
    setMatches([]);
    go(2);
  };

  const create = form.handleSubmit(
    (values) =>
      record.mutate(intakeRequest(values), { onSuccess: (made) => void recorded(made), onError: refused }),
    (errors) => {
      failed();
      const first = listErrors(errors)[0];
      if (first) go(stepOf(first.name), ERROR_SUMMARY);
    },
  );

  const recorded = async (created: IntakeResponse) => {
    guard.release();
    await draft.discard().catch(() => undefined);
    await navigate({ to: '/aufnahme/fertig/$caseId', params: { caseId: created.caseId }, replace: true });
  };

  /** What the server refuses is shown where it was asked for. */
  const refused = (error: unknown) => {
    const duplicates = problemOf(error, 'probable-duplicates');
    if (duplicates) {
      setMatches((duplicates.extra.matches as ProbableMatch[] | undefined) ?? []);
      go(1);
    } else if (error instanceof ApiProblem && error.errors[0]) {
      go(stepOf(fieldNameOf(error.errors[0].pointer)), ERROR_SUMMARY);
    }
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step === 'check') void create();
    else void advance().catch(() => undefined);
  };

  const restart = async () => {
    guard.release();
    await draft.discard();
    onRestart();
    go(1);
  };

  const general = record.error instanceof ApiProblem && record.error.errors.length > 0 ? null : record.error;
  return (
    <FormProvider {...form}>
      <div className="stack form-width">
        {restoredFrom && (
          <Alert tone="info" title={t('intake.restored', { at: formatMoment(restoredFrom) })} quiet>
            <Button variant="secondary" small onClick={() => void restart()}>
              {t('intake.discardDraft')}
            </Button>
          </Alert>
        )}
        <StepList
          label={t('intake.stepsLabel')}
          steps={STEPS.map((name) => t(`intake.steps.${name}`))}
          current={number}
          onGo={go}
        />
        <form noValidate className="stack section" onSubmit={submit}>
          <h2 className="kern-heading-medium" tabIndex={-1} ref={heading}>
            {t('intake.stepTitle', { number, total: STEPS.length, title: t(`intake.steps.${step}`) })}
          </h2>
          <FormErrors attempt={dtoForm.attempt} reach={reach} />
          <ProblemAlert error={compare.error} />
          <ProblemAlert error={problemOf(general, 'probable-duplicates') ? null : general} />
          {step === 'person' && matches.length > 0 && (
            <MatchesPanel
              matches={matches}
              onDifferent={decideDifferent}
              renderSame={(match) => (
                <Link to="/personen/$personId" params={{ personId: match.id }} className="kern-link">
                  {t('matches.sameOpen')}
                </Link>
              )}
            />
          )}
          <IntakeStep step={step} onGo={go} />
          <div className="actions">
            {number > 1 && (
              <Button variant="secondary" onClick={() => go(number - 1)}>
                {t('action.back')}
              </Button>
            )}
            <Button type="submit" busy={record.isPending || compare.isPending}>
              {t(step === 'check' ? 'intake.create' : 'action.continue')}
            </Button>
          </div>
          <p className="kern-body kern-body--small row__text" role="status">
            {record.isPaused && t('state.waitingForNetwork')}
            {draft.savedAt && t('intake.draftSaved', { at: formatTime(draft.savedAt) })}
          </p>
        </form>
      </div>
      {guard.question}
    </FormProvider>
  );
}
