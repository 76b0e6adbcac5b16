import type { ReactNode } from 'react';
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
  'closeReason',
  'code',
  'gender',
  'institutionId',
  'language',
  'personId',
  'relation',
  'result',
  'role',
  'state',
  'status',
  'templateVersionId',
  'type',
  'via',
]);

/** Id of a field by its name, as error summaries link to it. */
export const fieldId = (name: string): string => `f-${name.replaceAll('.', '-')}`;

/** Label and error texts by the name of a field. */
export function useFieldTexts() {
  const { t, i18n } = useTranslation();

  /** `languages.0.code` looks for `fields.languages_code`, then `fields.code`. */
  const labelOf = (name: string): string => {
    const parts = name.split('.').filter((part) => !/^\d+$/.test(part));
    const full = `fields.${parts.slice(-2).join('_')}`;
    return i18n.exists(full) ? t(full) : t(`fields.${parts.at(-1)}`);
  };

  const errorText = (error: FieldProblemText, name: string): string => {
    const { params, message } = JSON.parse(error.message || '{}') as { params?: object; message?: string };
    const missing = error.type === 'required' && CHOSEN.has(name.split('.').at(-1)!);
    const key = missing ? 'errors.notChosen' : `errors.${String(error.type)}`;
    if (i18n.exists(key)) return t(key, { ...params });
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
