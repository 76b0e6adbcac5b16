import { Body, Controller, Get, Headers, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CurrentUser,
  Endpoint,
  IdempotencyKey,
  IdPipe,
  problemLanguage,
  type UserActor,
} from '@app/platform';
import { AddableStationList, AddStationRequest, CreatedStation } from './add-station.dto.js';
import { AddStationService } from './add-station.service.js';
import { TemplateQueries } from './template.queries.js';

@ApiTags('laufzettel')
@Controller('cases/:caseId/laufzettel/:laufzettelId/stations')
export class AddStationController {
  constructor(
    private readonly service: AddStationService,
    private readonly templates: TemplateQueries,
  ) {}

  @Get('options')
  @Endpoint({
    permission: 'laufzettel.issue',
    summary: 'Stations that can be added to the slip, institutions and deadlines worked out for its person',
    response: AddableStationList,
  })
  options(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) laufzettelId: string,
    @Headers('accept-language') language: string,
  ): Promise<AddableStationList> {
    return this.templates.addable(user, caseId, laufzettelId, problemLanguage(language));
  }

  @Post()
  @Endpoint({
    permission: 'laufzettel.issue',
    summary: 'Add a station to a running slip, for example for a recommended step of an assessment',
    response: CreatedStation,
    status: 201,
    idempotent: true,
    problems: { 409: 'case-closed · laufzettel-ended · station-under-way · step-has-station' },
  })
  add(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) laufzettelId: string,
    @Body() request: AddStationRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedStation> {
    return this.service.add(user, caseId, laufzettelId, request, key);
  }
}
