import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { IsVersion } from '@app/platform/shared';
import { INSTITUTION_TYPES, type InstitutionType } from './institution.rules.js';

export class InstitutionInput {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  unit?: string;

  @IsIn(INSTITUTION_TYPES)
  type: InstitutionType;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  street?: string;

  @IsOptional()
  @Matches(/^\d{5}$/)
  postalCode?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  place?: string;

  /** Amtliche Gemeindeschlüssel (8 digits) of the Kommunen it is responsible for; empty = the whole district. */
  @IsArray()
  @ArrayMaxSize(30)
  @Matches(/^\d{8}$/, { each: true })
  agsList: string[];

  @IsOptional()
  @IsString()
  @MaxLength(50)
  phone?: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  email?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  openingHours?: string;

  /** The named "Migrationsbeauftragte" of the institution. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  contactPerson?: string;

  /** Public bodies have duties under § 87 AufenthG that others have not (DOMAIN.md §7.6). */
  @IsBoolean()
  isPublicBody: boolean;
}

export class CreateInstitutionRequest extends InstitutionInput {}

export class UpdateInstitutionRequest extends InstitutionInput {
  @IsVersion()
  version: number;

  @IsBoolean()
  active: boolean;
}

export class InstitutionResponse {
  id: string;
  name: string;
  unit: string | null;
  type: InstitutionType;
  street: string | null;
  postalCode: string | null;
  place: string | null;
  agsList: string[];
  phone: string | null;
  email: string | null;
  openingHours: string | null;
  contactPerson: string | null;
  isPublicBody: boolean;
  /** True for the central office itself: exactly one. */
  isCentralOffice: boolean;
  active: boolean;
  version: number;
}

export class InstitutionList {
  items: InstitutionResponse[];
}
