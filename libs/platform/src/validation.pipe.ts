import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { constraintCode } from './constraint-code.dto.js';
import { InvalidField, InvalidInput, type FieldError } from './domain.errors.js';
import { unusableValue } from './request-values.js';

/**
 * Checks bodies and queries against their DTO class: unknown members are refused, every wrong field is named at once.
 * The depth of a body was limited before (see `request-limits.ts`), its width is here: the transformer recurses, and the
 * validator takes time for each value.
 */
@Injectable()
export class ValidationPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || !metatype || metatype === Object || metatype === String)
      return value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new InvalidField('', 'invalidFormat');
    }
    const fault = unusableValue(value);
    if (fault) throw new InvalidInput([fault]);
    const dto = plainToInstance(metatype as new () => object, value);
    const errors = validateSync(dto, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
    });
    if (errors.length > 0) throw new InvalidInput(errors.flatMap((e) => fieldErrors(e, '')));
    return dto;
  }
}

function fieldErrors(error: ValidationError, parent: string): FieldError[] {
  const pointer = `${parent}/${error.property}`;
  const children = (error.children ?? []).flatMap((child) => fieldErrors(child, pointer));
  if (!error.constraints) return children;
  return [{ pointer, ...constraintCode(error) }, ...children];
}
