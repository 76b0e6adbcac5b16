import { useEffect, useMemo, useState } from 'react';
import {
  useForm,
  type DefaultValues,
  type FieldErrors,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import { ApiProblem, type FieldProblem } from '../../api/problem.js';
import { clean, fieldNameOf, findProblems, type DtoClass } from './dto-problems.js';

export interface DtoForm<V extends FieldValues> {
  form: UseFormReturn<V>;
  /** A new object with every failed try, so that the error summary takes the focus on each. */
  attempt: object;
  failed: () => void;
  /** The values as the request to send. */
  toRequest: (values: V) => object;
}

interface Options<V extends FieldValues> {
  dto: DtoClass;
  defaultValues: DefaultValues<V>;
  /** How values become the request; the plain way leaves out what is empty. */
  toRequest?: (values: V) => object;
  /** What the DTO cannot see, with the server's codes. A field the DTO complains about keeps that complaint. */
  check?: (values: V) => FieldProblem[] | Promise<FieldProblem[]>;
  /** False for a field that is not shown with these values: nobody is asked for what they cannot see. */
  isShown?: (pointer: string, values: V) => boolean;
  /** The last answer's error: what the server refuses shows at its field. */
  error?: unknown;
}

/** A form whose values are checked with the request's DTO class; names of fields are paths inside the request. */
export function useDtoForm<V extends FieldValues>(options: Options<V>): DtoForm<V> {
  const { dto, defaultValues, check, isShown = () => true, error } = options;
  const toRequest = options.toRequest ?? ((values: V) => clean(values) as object);
  const [count, setCount] = useState(0);
  const attempt = useMemo(() => ({ count, error }), [count, error]);
  const resolver: Resolver<V> = async (values) => {
    const problems = findProblems(dto, toRequest(values)).filter(({ pointer }) => isShown(pointer, values));
    const known = new Set(problems.map(({ pointer }) => pointer));
    problems.push(...((await check?.(values)) ?? []).filter(({ pointer }) => !known.has(pointer)));
    return problems.length > 0 ? { values: {}, errors: nest<V>(problems) } : { values, errors: {} };
  };
  const form = useForm<V>({
    defaultValues,
    resolver,
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  });
  const failed = () => setCount((failures) => failures + 1);
  const { setError } = form;

  useEffect(() => {
    if (!(error instanceof ApiProblem) || error.errors.length === 0) return;
    for (const problem of error.errors) {
      // A refusal with a code of its own (a wrong password) says more than the code of the field.
      const said =
        error.code === 'validation' ? problem : { ...problem, code: error.code, message: error.detail };
      setError(fieldNameOf(problem.pointer) as Path<V>, asFieldError(said));
    }
  }, [error, setError]);

  return { form, attempt, failed, toRequest };
}

/** react-hook-form keeps one text for an error; ours has a code and numbers, so they travel as JSON. */
function asFieldError(problem: FieldProblem): { type: string; message: string } {
  return {
    type: problem.code,
    message: JSON.stringify({ params: problem.params ?? {}, message: problem.message }),
  };
}

function nest<V extends FieldValues>(problems: FieldProblem[]): FieldErrors<V> {
  const errors: Record<string, unknown> = {};
  for (const problem of problems) {
    const path = fieldNameOf(problem.pointer).split('.');
    let place = errors;
    path.slice(0, -1).forEach((part, index) => {
      // An array where there is a row number: react-hook-form drops a row's error that lies in a plain object.
      place = (place[part] ??= /^\d+$/.test(path[index + 1]!) ? [] : {}) as Record<string, unknown>;
    });
    place[path.at(-1)!] = asFieldError(problem);
  }
  return errors as FieldErrors<V>;
}
