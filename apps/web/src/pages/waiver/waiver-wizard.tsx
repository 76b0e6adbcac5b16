import type { CaseResponse } from '@app/cases/shared';
import { ageAtLeast } from '@app/platform/shared';
import { WaiverInput } from '@app/waivers/shared';
import { useRef, type FormEvent, type ReactNode } from 'react';
import { FormProvider, type Path } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ApiProblem, problemOf } from '../../api/problem.js';
import { fieldNameOf } from '../../app/form/dto-problems.js';
import { fieldId, FieldSection, listErrors } from '../../app/form/field-texts.js';
import { FormErrors } from '../../app/form/form-view.js';
import { useDtoForm } from '../../app/form/use-dto-form.js';
import { formatMoment, formatTime, today } from '../../app/format.js';
import { ProblemAlert } from '../../app/problem-alert.js';
import { useDraft } from '../../app/use-draft.js';
import { useLanding } from '../../app/use-landing.js';
import { useUnsavedGuard } from '../../app/use-unsaved-guard.js';
import { VersionConflict } from '../../app/version-conflict.js';
import { Alert } from '../../kern/alert.js';
import { Button } from '../../kern/button.js';
import { ERROR_SUMMARY, focusField } from '../../kern/error-summary.js';
import { StepList } from '../../kern/step-list.js';
import { useKeepWaiver, type Kept } from './use-keep-waiver.js';
import { STEP_FIELDS, stepOf, STEPS, waiverProblems, waiverRequest, type WaiverValues } from './values.js';
import { WaiverStep } from './waiver-step.js';

interface WaiverWizardProps {
  file: CaseResponse;
  /** The stored draft that is changed; absent = a new one. */
  waiverId?: string;
  initial: WaiverValues;
  /** Name of the input kept on the server, and when it was kept; null = a fresh start. */
  draftName: string;
  restoredFrom: string | null;
  /** Number of the step that is shown, from 1. */
  number: number;
  onGo: (step: number) => void;
  onRestart: () => void;
  onDone: (kept: Kept) => Promise<void>;
  /** The stored draft as it is now, for who was slower. */
  onReload?: () => Promise<WaiverValues>;
  notice?: ReactNode;
}

/** The steps of a waiver. Until the last one nothing is stored but this user's own input. */
export function WaiverWizard({ file, waiverId, number, initial, ...props }: WaiverWizardProps) {
  const { t } = useTranslation();
  const step = STEPS[number - 1]!;
  const age = ageAtLeast(file.dateOfBirth, today());
  const keep = useKeepWaiver(file.id, waiverId);
  const dtoForm = useDtoForm<WaiverValues>({
    dto: WaiverInput,
    defaultValues: initial,
    toRequest: (values) => waiverRequest(values, age),
    check: (values) => waiverProblems(values, today()),
    error: keep.error,
  });
  const { form, failed } = dtoForm;
  const draft = useDraft(props.draftName, form);
  const guard = useUnsavedGuard(draft.pending);

  const heading = useRef<HTMLHeadingElement>(null);
  const land = useLanding(heading, number);
  const go = (to: number, focus?: string) => {
    if (focus) land(to, focus);
    props.onGo(to);
  };
  const reach = (name: string) =>
    stepOf(name) === number ? focusField(fieldId(name)) : go(stepOf(name), fieldId(name));

  const advance = async () => {
    form.clearErrors();
    if (!(await form.trigger(STEP_FIELDS[step] as Path<WaiverValues>[]))) return failed();
    go(number + 1);
  };

  const done = async (kept: Kept) => {
    guard.release();
    await draft.discard().catch(() => undefined);
    await props.onDone(kept);
  };

  /** Keeps it as a draft, and puts it before those who sign where that is wanted. */
  const send = (present: boolean) =>
    form.handleSubmit(
      (values) =>
        keep.mutate(
          { request: waiverRequest(values, age), present },
          { onSuccess: (kept) => void done(kept), onError: showRefused },
        ),
      (errors) => {
        failed();
        const first = listErrors(errors)[0];
        if (first) go(stepOf(first.name), ERROR_SUMMARY);
      },
    )();

  const showRefused = (error: unknown) => {
    if (error instanceof ApiProblem && error.errors[0])
      go(stepOf(fieldNameOf(error.errors[0].pointer)), ERROR_SUMMARY);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step === 'check') void send(true);
    else void advance().catch(() => undefined);
  };

  const restart = async () => {
    guard.release();
    await draft.discard();
    props.onRestart();
    go(1);
  };

  const reload = async (keepMine: boolean) => {
    const stored = await props.onReload!();
    if (keepMine) form.setValue('version', stored.version, { shouldDirty: true });
    else form.reset(stored);
    keep.reset();
  };

  const general = keep.error instanceof ApiProblem && keep.error.errors.length > 0 ? null : keep.error;
  return (
    <FieldSection value="waivers">
      <FormProvider {...form}>
        <div className="stack">
          {props.notice}
          {props.restoredFrom && (
            <Alert
              tone="info"
              title={t('waivers.wizard.restored', { at: formatMoment(props.restoredFrom) })}
              quiet
            >
              <Button variant="secondary" small onClick={() => void restart()}>
                {t('waivers.wizard.discard')}
              </Button>
            </Alert>
          )}
          <StepList
            label={t('waivers.wizard.stepsLabel')}
            steps={STEPS.map((name) => t(`waivers.wizard.steps.${name}`))}
            current={number}
            onGo={go}
          />
          <form noValidate className="stack section" onSubmit={submit}>
            <h2 className="kern-heading-medium" tabIndex={-1} ref={heading}>
              {t('intake.stepTitle', {
                number,
                total: STEPS.length,
                title: t(`waivers.wizard.steps.${step}`),
              })}
            </h2>
            <FormErrors attempt={dtoForm.attempt} reach={reach} />
            {props.onReload && (
              <VersionConflict
                error={keep.error}
                onTakeTheirs={() => void reload(false)}
                onKeepMine={() => void reload(true)}
              />
            )}
            <ProblemAlert error={problemOf(general, 'version-conflict') ? null : general} />
            <WaiverStep step={step} file={file} onGo={go} />
            <div className="actions">
              {number > 1 && (
                <Button variant="secondary" onClick={() => go(number - 1)}>
                  {t('action.back')}
                </Button>
              )}
              <Button type="submit" busy={keep.isPending}>
                {t(step === 'check' ? 'waivers.wizard.present' : 'action.continue')}
              </Button>
              {step === 'check' && (
                <Button variant="secondary" busy={keep.isPending} onClick={() => void send(false)}>
                  {t('waivers.wizard.saveDraft')}
                </Button>
              )}
            </div>
            <p className="kern-body kern-body--small row__text" role="status">
              {keep.isPaused && t('state.waitingForNetwork')}
              {draft.savedAt && t('waivers.wizard.draftSaved', { at: formatTime(draft.savedAt) })}
            </p>
          </form>
        </div>
        {guard.question}
      </FormProvider>
    </FieldSection>
  );
}
