import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, IdempotencyKey, IdPipe, type UserActor } from '@app/platform';
import { AnswerService } from './answer.service.js';
import {
  AddRowRequest,
  AssessmentStepRequest,
  BeginAssessmentRequest,
  SaveAnswerRequest,
  SetLanguageRequest,
  SignAssessmentRequest,
  SyncRequest,
  WithdrawAssessmentRequest,
} from './assessment.dto.js';
import { AssessmentQueries } from './assessment.queries.js';
import {
  AssessmentChanges,
  AssessmentList,
  AssessmentResponse,
  AssessmentRowResponse,
  CreatedAssessment,
  SavedAnswer,
} from './assessment-response.dto.js';
import { AssessmentService } from './assessment.service.js';

const WRITTEN = {
  409: 'answer-changed · row-removed · assessment-state · privacy-information-first · case-closed',
} as const;
const STEPPED = { 409: 'version-conflict · assessment-state · case-closed' } as const;

/** The Kompetenzfeststellung of a case: its versions, and the answers of the one that is written. */
@ApiTags('assessments')
@Controller('cases/:caseId/assessments')
export class AssessmentController {
  constructor(
    private readonly service: AssessmentService,
    private readonly answers: AnswerService,
    private readonly queries: AssessmentQueries,
  ) {}

  @Get()
  @Endpoint({
    permission: 'assessment.read',
    summary: 'Assessments of a case, newest first',
    response: AssessmentList,
  })
  list(@CurrentUser() user: UserActor, @Param('caseId', IdPipe) caseId: string): Promise<AssessmentList> {
    return this.queries.ofCase(user, caseId);
  }

  @Post()
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Begin an assessment, or a new version of the signed one',
    response: CreatedAssessment,
    status: 201,
    idempotent: true,
    problems: { 409: 'case-closed · assessment-under-way' },
  })
  begin(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Body() request: BeginAssessmentRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedAssessment> {
    return this.service.begin(user, caseId, request, key);
  }

  @Get(':assessmentId')
  @Endpoint({
    permission: 'assessment.read',
    summary: 'One assessment with all its answers',
    response: AssessmentResponse,
  })
  open(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
  ): Promise<AssessmentResponse> {
    return this.queries.open(user, caseId, id);
  }

  @Put(':assessmentId/language')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Choose the language beside the German',
    response: AssessmentResponse,
    problems: STEPPED,
  })
  setLanguage(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() request: SetLanguageRequest,
  ): Promise<AssessmentResponse> {
    return this.service.setLanguage(user, caseId, id, request);
  }

  @Put(':assessmentId/answers')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Save one answer',
    response: SavedAnswer,
    problems: WRITTEN,
  })
  save(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() request: SaveAnswerRequest,
  ): Promise<SavedAnswer> {
    return this.answers.save(user, caseId, id, request);
  }

  @Post(':assessmentId/rows')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Add a row to a repeated group',
    response: AssessmentRowResponse,
    status: 201,
    problems: WRITTEN,
  })
  addRow(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() request: AddRowRequest,
  ): Promise<AssessmentRowResponse> {
    return this.answers.addRow(user, caseId, id, request);
  }

  @Post(':assessmentId/rows/:rowId/remove')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Take a row out; what stands in it is kept',
    response: AssessmentRowResponse,
    problems: WRITTEN,
  })
  removeRow(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Param('rowId', IdPipe) rowId: string,
  ): Promise<AssessmentRowResponse> {
    return this.answers.keepRow(user, caseId, id, rowId, false);
  }

  @Post(':assessmentId/rows/:rowId/restore')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Bring a row back',
    response: AssessmentRowResponse,
    problems: WRITTEN,
  })
  restoreRow(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Param('rowId', IdPipe) rowId: string,
  ): Promise<AssessmentRowResponse> {
    return this.answers.keepRow(user, caseId, id, rowId, true);
  }

  @Post(':assessmentId/sync')
  @Endpoint({
    permission: 'assessment.read',
    summary: 'What others have changed since, and where they are',
    response: AssessmentChanges,
  })
  sync(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() request: SyncRequest,
  ): Promise<AssessmentChanges> {
    return this.answers.sync(user, caseId, id, request);
  }

  @Post(':assessmentId/complete')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'End the talk: nothing is written any more',
    response: AssessmentResponse,
    problems: STEPPED,
  })
  complete(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() { version }: AssessmentStepRequest,
  ): Promise<AssessmentResponse> {
    return this.service.complete(user, caseId, id, version);
  }

  @Post(':assessmentId/reopen')
  @Endpoint({
    permission: 'assessment.write',
    summary: 'Back to writing, while nobody has signed',
    response: AssessmentResponse,
    problems: STEPPED,
  })
  reopen(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() { version }: AssessmentStepRequest,
  ): Promise<AssessmentResponse> {
    return this.service.reopen(user, caseId, id, version);
  }

  @Post(':assessmentId/withdraw')
  @Endpoint({
    permission: 'assessment.sign',
    summary: 'Give an assessment up, or take a signed one back',
    response: AssessmentResponse,
    problems: STEPPED,
  })
  withdraw(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() request: WithdrawAssessmentRequest,
  ): Promise<AssessmentResponse> {
    return this.service.withdraw(user, caseId, id, request);
  }

  @Post(':assessmentId/sign')
  @Endpoint({
    permission: 'assessment.sign',
    summary: 'Take the signatures and seal the form',
    response: AssessmentResponse,
    problems: STEPPED,
  })
  sign(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Body() request: SignAssessmentRequest,
  ): Promise<AssessmentResponse> {
    return this.service.sign(user, caseId, id, request);
  }
}
