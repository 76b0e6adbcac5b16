import { Transform, Type } from 'class-transformer';
import {
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { trimmed } from '@app/platform/shared';
import { StationChoice, TemplateStationResponse } from './laufzettel.dto.js';
import { MAX_STAMP_NOTE } from './station.rules.js';

/** The recommended step of an assessment that becomes a station. */
export class StationOrigin {
  @IsUUID('4')
  assessmentId: string;

  /** Row of the group `steps`. */
  @IsUUID('4')
  rowId: string;
}

/** A station to be added: chosen as when a slip is issued, of this route, another one or none. */
export class AddStationRequest extends StationChoice {
  /** What for, in the words of the case team; neither on paper nor shown to the institution. At most 280 characters. */
  @Transform(trimmed)
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_STAMP_NOTE)
  note?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => StationOrigin)
  origin?: StationOrigin;
}

export class CreatedStation {
  id: string;
}

/** A station that can be added to a slip, with institutions, deadline and what it would wait for there as of today. */
export class AddableStation extends TemplateStationResponse {
  /** It stands on the slip's own route. */
  onRoute: boolean;

  /** It is on the slip and not settled: it cannot be added once more. */
  underWay: boolean;
}

export class AddableStationList {
  items: AddableStation[];
}
