import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormState, type FieldErrors } from 'react-hook-form';

export interface FieldTexts {
  id: string;
  label: ReactNode;
  error?: string;
}

/** What react-hook-form keeps of an error: our code, and our params as JSON. */
export interface FieldProblemText {
  type?: unknown;
  message?: string;
}

/** Fields that must be given and are chosen, not typed: who is to fill in a radio button looks for a text field. */
const CHOSEN = new Set([
  'adult',
  'basis',
  'closeReason',
  'code',
  'custody',
  'direction',
  'explainedLanguage',
  'gender',
  'health',
  'immigration',
  'informed',
  'institutionId',
  'interpreting',
  'language',
  'personId',
  'pledged',
  'relation',
  'result',
  'role',
  'scope',
  'state',
  'status',
  'sworn',
  'templateVersionId',
  'type',
  'via',
]);

/** Id of a field by its name, as error summaries link to it. */
export const fieldId = (name: string): string => `f-${name.replaceAll('.', '-')}`;

/** A part of the texts whose own `fields` and `errors` come first: the same name may mean another thing there. */
export const FieldSection = createContext('');

/** Label and error texts by the name of a field. */
export function useFieldTexts() {
  const { t, i18n } = useTranslation();
  const section = useContext(FieldSection);
  const places = section ? [`${section}.`, ''] : [''];
  const keyOf = (...names: string[]) =>
    places.flatMap((place) => names.map((name) => place + name)).find((key) => i18n.exists(key));

  /** `languages.0.code` looks for `fields.languages_code`, then `fields.code`; `{number}` is 1 there. */
  const labelOf = (name: string): string => {
    const all = name.split('.');
    const number = Number(all.findLast((part) => /^\d+$/.test(part))) + 1;
    const parts = all.filter((part) => !/^\d+$/.test(part));
    const last = `fields.${parts.at(-1)}`;
    return t(keyOf(`fields.${parts.slice(-2).join('_')}`, last) ?? last, { number });
  };

  const errorText = (error: FieldProblemText, name: string): string => {
    const { params, message } = JSON.parse(error.message || '{}') as { params?: object; message?: string };
    const missing = error.type === 'required' && CHOSEN.has(name.split('.').at(-1)!);
    const key = keyOf(missing ? 'errors.notChosen' : `errors.${String(error.type)}`);
    if (key) return t(key, { ...params });
    return message ?? t('errors.invalidFormat');
  };
  return { labelOf, errorText };
}

/** Everything a bound field shows: its id, its label (another one where given) and its current error. */
export function useField(name: string, label?: ReactNode): FieldTexts {
  const { errors } = useFormState({ name });
  const { labelOf, errorText } = useFieldTexts();
  const error = errorAt(errors, name);
  return { id: fieldId(name), label: label ?? labelOf(name), error: error && errorText(error, name) };
}

function errorAt(errors: FieldErrors, name: string): FieldProblemText | undefined {
  let place: unknown = errors;
  for (const part of name.split('.')) place = (place as Record<string, unknown> | undefined)?.[part];
  const found = place as FieldProblemText | undefined;
  return typeof found?.type === 'string' ? found : undefined;
}

/** All errors with the names of their fields, in the order of the DTO. */
export function listErrors(errors: FieldErrors): { name: string; error: FieldProblemText }[] {
  const found: { name: string; error: FieldProblemText }[] = [];
  const visit = (node: unknown, path: string[]) => {
    if (!node || typeof node !== 'object' || node instanceof Node) return;
    const entry = node as FieldProblemText;
    if (typeof entry.type === 'string' && typeof entry.message === 'string') {
      found.push({ name: path.join('.'), error: entry });
      return;
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'ref') visit(child, [...path, key]);
  };
  visit(errors, []);
  return found;
}
