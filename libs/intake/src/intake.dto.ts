import { Type } from 'class-transformer';
import { IsDefined, IsObject, IsOptional, ValidateNested } from 'class-validator';
import {
  DuplicateDecision,
  JoinHouseholdInput,
  PersonInput,
  ResidenceStatusInput,
} from '@app/persons/shared';
import { OpenCaseRequest } from '@app/cases/shared';
import { IssueLaufzettelRequest } from '@app/laufzettel/shared';

/** The whole of a first contact in one go: person, case and, if wanted, the Laufzettel. All or nothing. */
export class IntakeRequest {
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => PersonInput)
  person: PersonInput;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => ResidenceStatusInput)
  residence: ResidenceStatusInput;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => JoinHouseholdInput)
  household?: JoinHouseholdInput;

  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => OpenCaseRequest)
  case: OpenCaseRequest;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => IssueLaufzettelRequest)
  laufzettel?: IssueLaufzettelRequest;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DuplicateDecision)
  duplicateDecision?: DuplicateDecision;
}

export class IntakeResponse {
  personId: string;
  caseId: string;
  caseNumber: string;
  laufzettelId: string | null;
}
