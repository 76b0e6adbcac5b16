import type { ReactNode } from 'react';
import { FormProvider, useFormState, type FieldValues } from 'react-hook-form';
import { ApiProblem } from '../../api/problem.js';
import { ErrorSummary } from '../../kern/error-summary.js';
import { ProblemAlert } from '../problem-alert.js';
import { fieldId, listErrors, useFieldTexts } from './field-texts.js';
import type { DtoForm } from './use-dto-form.js';

interface FormViewProps<V extends FieldValues> {
  of: DtoForm<V>;
  onSubmit: (request: never, values: V) => unknown;
  /** The last answer's error. */
  error?: unknown;
  /** Codes shown in another way, for example a version conflict. */
  except?: readonly string[];
  id?: string;
  className?: string;
  children: ReactNode;
}

/** The form element with its error summary; children are bound fields and buttons. */
export function FormView<V extends FieldValues>({
  of,
  onSubmit,
  error,
  except = [],
  id,
  className,
  children,
}: FormViewProps<V>) {
  const { form, failed, toRequest } = of;
  const submit = form.handleSubmit((values) => void onSubmit(toRequest(values) as never, values), failed);
  const general =
    error instanceof ApiProblem && (error.errors.length > 0 || except.includes(error.code)) ? null : error;
  return (
    <FormProvider {...form}>
      <form
        id={id}
        noValidate
        className={className ?? 'stack form-width'}
        onSubmit={(event) => void submit(event)}
      >
        <FormErrors attempt={of.attempt} />
        <ProblemAlert error={general} />
        {children}
      </form>
    </FormProvider>
  );
}

/** The error summary of the surrounding form; `reach` leads to a field by its name, wherever it is. */
export function FormErrors({ attempt, reach }: { attempt: object; reach?: (name: string) => void }) {
  const { errors } = useFormState();
  const { labelOf, errorText } = useFieldTexts();
  const found = listErrors(errors);
  const list = found.map(({ name, error }) => ({
    id: fieldId(name),
    text: `${labelOf(name)}: ${errorText(error, name)}`,
  }));
  const nameOf = (id: string) => found.find(({ name }) => fieldId(name) === id)!.name;
  return <ErrorSummary errors={list} attempt={attempt} reach={reach && ((id) => reach(nameOf(id)))} />;
}
