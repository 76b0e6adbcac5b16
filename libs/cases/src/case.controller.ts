import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, IdempotencyKey, IdPipe, type UserActor } from '@app/platform';
import {
  AddFollowUpRequest,
  CaseList,
  CaseResponse,
  CaseWorkList,
  CaseWorkListRequest,
  CompleteFollowUpRequest,
  CreatedCase,
  CreatedFollowUp,
  ListCasesRequest,
  OpenCaseRequest,
  UpdateCaseRequest,
} from './case.dto.js';
import { CaseListQueries } from './case-list.queries.js';
import { CaseQueries } from './case.queries.js';
import { CaseService } from './case.service.js';
import { FollowUpService } from './follow-up.service.js';

@ApiTags('cases')
@Controller()
export class CaseController {
  constructor(
    private readonly service: CaseService,
    private readonly followUps: FollowUpService,
    private readonly queries: CaseQueries,
    private readonly lists: CaseListQueries,
  ) {}

  @Post('persons/:personId/cases')
  @Endpoint({
    permission: 'case.open',
    summary: 'Open a case for a person',
    response: CreatedCase,
    status: 201,
    idempotent: true,
  })
  openCase(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) personId: string,
    @Body() request: OpenCaseRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedCase> {
    return this.service.open(user, personId, request, key);
  }

  @Get('cases')
  @Endpoint({ permission: 'case.read', summary: 'Cases, newest first', response: CaseList })
  list(@CurrentUser() user: UserActor, @Query() request: ListCasesRequest): Promise<CaseList> {
    return this.lists.list(user, request);
  }

  @Get('cases/work-list')
  @Endpoint({ permission: 'case.workList', summary: 'What waits for the case team', response: CaseWorkList })
  workList(@CurrentUser() user: UserActor, @Query() request: CaseWorkListRequest): Promise<CaseWorkList> {
    return this.lists.workList(user, request);
  }

  @Get('cases/:caseId')
  @Endpoint({ permission: 'case.read', summary: 'Open a case', response: CaseResponse })
  open(@CurrentUser() user: UserActor, @Param('caseId', IdPipe) id: string): Promise<CaseResponse> {
    return this.queries.open(user, id);
  }

  @Patch('cases/:caseId')
  @Endpoint({
    permission: 'case.update',
    summary: 'Change state, responsible worker or concern',
    response: CaseResponse,
    problems: { 409: 'version-conflict · transition-not-allowed' },
  })
  update(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) id: string,
    @Body() request: UpdateCaseRequest,
  ): Promise<CaseResponse> {
    return this.service.update(user, id, request);
  }

  @Post('cases/:caseId/follow-ups')
  @Endpoint({
    permission: 'case.update',
    summary: 'Add a Wiedervorlage',
    response: CreatedFollowUp,
    status: 201,
    idempotent: true,
  })
  addFollowUp(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Body() request: AddFollowUpRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedFollowUp> {
    return this.followUps.add(user, caseId, request, key);
  }

  @Post('cases/:caseId/follow-ups/:followUpId/complete')
  @Endpoint({
    permission: 'case.update',
    summary: 'Complete a Wiedervorlage',
    response: CaseResponse,
    problems: { 409: 'version-conflict' },
  })
  completeFollowUp(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('followUpId', IdPipe) id: string,
    @Body() request: CompleteFollowUpRequest,
  ): Promise<CaseResponse> {
    return this.followUps.complete(user, caseId, id, request);
  }
}
