import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, IdempotencyKey, IdPipe, type UserActor } from '@app/platform';
import {
  AddRecognitionRequest,
  SaveRecognitionRequest,
  SetRecognitionDocumentRequest,
  StepRecognitionRequest,
} from './recognition.dto.js';
import { RecognitionQueries } from './recognition.queries.js';
import { CreatedRecognition, RecognitionList, RecognitionResponse } from './recognition-response.dto.js';
import { RecognitionService } from './recognition.service.js';

/** Recognition of a qualification from abroad: followed from first interest to the decision. */
@ApiTags('recognition')
@Controller('cases/:caseId/recognitions')
export class RecognitionController {
  constructor(
    private readonly service: RecognitionService,
    private readonly queries: RecognitionQueries,
  ) {}

  @Get()
  @Endpoint({
    permission: 'recognition.read',
    summary: 'Recognition procedures of a case with their deadlines, oldest first',
    response: RecognitionList,
  })
  list(@CurrentUser() user: UserActor, @Param('caseId', IdPipe) caseId: string): Promise<RecognitionList> {
    return this.queries.ofCase(user, caseId);
  }

  @Post()
  @Endpoint({
    permission: 'recognition.manage',
    summary: 'Begin a recognition procedure',
    response: CreatedRecognition,
    status: 201,
    idempotent: true,
    problems: { 409: 'case-closed' },
  })
  add(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Body() request: AddRecognitionRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedRecognition> {
    return this.service.add(user, caseId, request, key);
  }

  @Put(':recognitionId')
  @Endpoint({
    permission: 'recognition.manage',
    summary: 'Put the facts of a procedure anew; what is left out is no longer known',
    response: RecognitionResponse,
    problems: { 409: 'version-conflict · case-closed' },
  })
  save(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('recognitionId', IdPipe) id: string,
    @Body() request: SaveRecognitionRequest,
  ): Promise<RecognitionResponse> {
    return this.service.save(user, caseId, id, request);
  }

  @Post(':recognitionId/steps')
  @Endpoint({
    permission: 'recognition.manage',
    summary: 'Go on to a stage, with its day and a note',
    response: RecognitionResponse,
    problems: { 409: 'version-conflict · transition-not-allowed · case-closed' },
  })
  step(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('recognitionId', IdPipe) id: string,
    @Body() request: StepRecognitionRequest,
  ): Promise<RecognitionResponse> {
    return this.service.step(user, caseId, id, request);
  }

  @Post(':recognitionId/documents')
  @Endpoint({
    permission: 'recognition.manage',
    summary: 'Say how it stands with one document of the checklist (§ 5 BQFG)',
    response: RecognitionResponse,
    problems: { 409: 'version-conflict · case-closed' },
  })
  setDocument(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('recognitionId', IdPipe) id: string,
    @Body() request: SetRecognitionDocumentRequest,
  ): Promise<RecognitionResponse> {
    return this.service.setDocument(user, caseId, id, request);
  }
}
