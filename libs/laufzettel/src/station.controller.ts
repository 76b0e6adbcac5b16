import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentUser,
  Endpoint,
  IdempotencyKey,
  IdPipe,
  problemLanguage,
  type JsonText,
  type UserActor,
} from '@app/platform';
import {
  CreatedStamp,
  ScannedSheetResponse,
  StampRequest,
  StationViewResponse,
  StationWorkList,
  StationWorkListRequest,
} from './laufzettel.dto.js';
import { StampService } from './stamp.service.js';
import { StationQueries } from './station.queries.js';

/** The institutions' side of the Laufzettel. */
@ApiTags('stations')
@Controller()
export class StationController {
  constructor(
    private readonly queries: StationQueries,
    private readonly stamps: StampService,
  ) {}

  @Post('stations/work-list')
  @Endpoint({
    permission: 'station.workList',
    summary: 'Open stations of the own institution, the most urgent first',
    response: StationWorkList,
    jsonText: true,
  })
  workList(
    @CurrentUser() user: UserActor,
    @Body() request: StationWorkListRequest,
    @Headers('accept-language') language: string,
  ): Promise<JsonText<StationWorkList>> {
    return this.queries.workList(user, request, problemLanguage(language));
  }

  @Get('stations/:stationId')
  @Endpoint({
    permission: 'station.read',
    summary: 'One station and who stands at the counter',
    response: StationViewResponse,
  })
  open(
    @CurrentUser() user: UserActor,
    @Param('stationId', IdPipe) id: string,
    @Headers('accept-language') language: string,
  ): Promise<StationViewResponse> {
    return this.queries.open(user, id, problemLanguage(language));
  }

  @Post('stations/:stationId/stamps')
  @Endpoint({
    permission: 'station.stamp',
    summary: 'Stamp a station, or correct its last stamp',
    response: CreatedStamp,
    status: 201,
    idempotent: true,
    problems: { 409: 'station-changed · prerequisite-missing', 422: 'stamp-not-allowed' },
  })
  stamp(
    @CurrentUser() user: UserActor,
    @Param('stationId', IdPipe) id: string,
    @Body() request: StampRequest,
    @IdempotencyKey() key: string | null,
    @Headers('accept-language') language: string,
  ): Promise<CreatedStamp> {
    return this.stamps.stamp(user, id, request, key, problemLanguage(language));
  }

  @Get('sheets/:reference')
  @Endpoint({
    permission: 'station.read',
    summary: 'Own stations on a scanned sheet',
    response: ScannedSheetResponse,
  })
  scan(@CurrentUser() user: UserActor, @Param('reference') reference: string): Promise<ScannedSheetResponse> {
    return this.queries.onSheet(user, reference);
  }
}
