import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreatedObject, CurrentUser, Endpoint, IdempotencyKey, IdPipe, type UserActor } from '@app/platform';
import {
  CreateInstitutionRequest,
  InstitutionList,
  InstitutionResponse,
  UpdateInstitutionRequest,
} from './institution.dto.js';
import { InstitutionQueries } from './institution.queries.js';
import { InstitutionService } from './institution.service.js';

@ApiTags('institutions')
@Controller('institutions')
export class InstitutionController {
  constructor(
    private readonly institutions: InstitutionService,
    private readonly queries: InstitutionQueries,
  ) {}

  @Get()
  @Endpoint({
    permission: 'institution.read',
    summary: 'The directory of institutions',
    response: InstitutionList,
  })
  list(@CurrentUser() user: UserActor): Promise<InstitutionList> {
    return this.queries.list(user);
  }

  @Post()
  @Endpoint({
    permission: 'institution.manage',
    summary: 'Add an institution',
    response: CreatedObject,
    status: 201,
    idempotent: true,
  })
  create(
    @CurrentUser() user: UserActor,
    @Body() request: CreateInstitutionRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedObject> {
    return this.institutions.create(user, request, key);
  }

  @Put(':institutionId')
  @Endpoint({
    permission: 'institution.manage',
    summary: 'Change an institution',
    response: InstitutionResponse,
    problems: { 409: 'version-conflict' },
  })
  update(
    @CurrentUser() user: UserActor,
    @Param('institutionId', IdPipe) id: string,
    @Body() request: UpdateInstitutionRequest,
  ): Promise<InstitutionResponse> {
    return this.institutions.update(user, id, request);
  }
}
