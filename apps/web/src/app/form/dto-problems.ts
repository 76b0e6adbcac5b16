import { constraintCode } from '@app/platform/shared';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { FieldProblem } from '../../api/problem.js';

export type DtoClass = new () => object;

/**
 * Checks a request with the decorators of its DTO class, the same ones the server uses, and reports what is
 * wrong in the form of the server's problem document.
 */
export function findProblems(dto: DtoClass, request: object): FieldProblem[] {
  return flatten(validateSync(plainToInstance(dto, request), { forbidUnknownValues: false }), '');
}

function flatten(errors: ValidationError[], parent: string): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property}`;
    if (error.children?.length) return flatten(error.children, pointer);
    return [{ pointer, ...constraintCode(error) }];
  });
}

/** `/languages/0/code` as the form's field name `languages.0.code`. */
export const fieldNameOf = (pointer: string): string => pointer.replace(/^\//, '').replaceAll('/', '.');

/**
 * Form values as a request: text that is blank, null and empty rows count as not given and are left out, so that
 * an untouched optional field is absent as the DTOs want it.
 */
export function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.map(clean).filter((item) => item !== undefined);
  if (value === null || typeof value !== 'object') return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, clean(item)] as const)
      .filter(([, item]) => item !== undefined),
  );
}
