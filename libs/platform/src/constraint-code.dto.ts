import { getMetadataStorage, type ValidationError } from 'class-validator';

/** A violated rule as the user's language names it: a stable code and the numbers that belong to it. */
export interface ConstraintCode {
  code: string;
  params: Record<string, number>;
}

const CODES: Record<string, string> = {
  isNotEmpty: 'required',
  isDefined: 'required',
  arrayMinSize: 'tooFew',
  arrayMaxSize: 'tooMany',
  arrayUnique: 'notUnique',
  maxLength: 'tooLong',
  minLength: 'tooShort',
  isIn: 'invalidChoice',
  isUuid: 'invalidChoice',
  isEmail: 'invalidEmail',
  isPartialDate: 'invalidDate',
  isCalendarDay: 'invalidDate',
  isIso8601: 'invalidDate',
  whitelistValidation: 'unknownField',
};
const LIMITS: Record<string, string> = {
  maxLength: 'max',
  minLength: 'min',
  arrayMaxSize: 'max',
  arrayMinSize: 'min',
};

/**
 * The code to show for one invalid property. A missing value is `required` whatever else it violates; several
 * violations of a present value give the most telling one. Used by the server's answers and by the browser's form.
 */
export function constraintCode(error: ValidationError): ConstraintCode {
  const violated = Object.keys(error.constraints ?? {});
  const missing = error.value === undefined || error.value === null || error.value === '';
  if (missing && !violated.includes('whitelistValidation')) return { code: 'required', params: {} };
  const name = violated.find((v) => v in CODES && v !== 'isNotEmpty') ?? violated[0] ?? 'invalidFormat';
  const code = CODES[name] ?? 'invalidFormat';
  const limit = LIMITS[name];
  if (!limit || !error.target) return { code, params: {} };
  const rule = getMetadataStorage()
    .getTargetValidationMetadatas(error.target.constructor, '', true, false)
    .find((m) => m.propertyName === error.property && m.name === name);
  return { code, params: { [limit]: Number(rule?.constraints?.[0]) } };
}
