import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Endpoint, IdempotencyKey, IdPipe, type JsonText, type UserActor } from '@app/platform';
import { DisclosureService } from './disclosure.service.js';
import {
  CreatedDisclosure,
  DisclosureList,
  DisclosurePage,
  DisclosureResponse,
  DisclosureStepRequest,
  RecordDisclosureRequest,
  ReleasedFile,
  ReleaseList,
  ReleaseMatrix,
  SearchDisclosuresRequest,
  SearchReleasesRequest,
} from './release.dto.js';
import { ReleasePrint } from './release.print.js';
import { ReleaseQueries } from './release.queries.js';

/** What waivers and statutes open: to the institutions, and for the case team to see and to record. */
@ApiTags('releases')
@Controller()
export class ReleaseController {
  constructor(
    private readonly releases: ReleaseQueries,
    private readonly printing: ReleasePrint,
    private readonly disclosures: DisclosureService,
  ) {}

  @Post('releases/search')
  @Endpoint({
    permission: 'release.read',
    summary: 'People of whom the own institution may see something today',
    response: ReleaseList,
  })
  search(@CurrentUser() user: UserActor, @Body() request: SearchReleasesRequest): Promise<ReleaseList> {
    return this.releases.list(user, request);
  }

  @Get('releases/:personId')
  @Endpoint({
    permission: 'release.read',
    summary: 'What is released of one person to the own institution',
    response: ReleasedFile,
    jsonText: true,
  })
  open(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) personId: string,
  ): Promise<JsonText<ReleasedFile>> {
    return this.releases.open(user, personId);
  }

  @Get('releases/:personId/pdf')
  @Endpoint({ permission: 'release.read', summary: 'The same on paper', produces: 'application/pdf' })
  async print(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) personId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { content, fileName } = await this.printing.print(user, personId);
    void reply.header('content-disposition', `inline; filename="${fileName}"`);
    return content;
  }

  @Get('persons/:personId/releases')
  @Endpoint({
    permission: 'release.overview',
    summary: 'Who sees what of a person today, why and until when',
    response: ReleaseMatrix,
  })
  matrix(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) personId: string,
  ): Promise<ReleaseMatrix> {
    return this.releases.matrix(user, personId);
  }

  @Get('cases/:caseId/disclosures')
  @Endpoint({
    permission: 'disclosure.read',
    summary: 'Disclosures of a case that rest on a statute',
    response: DisclosureList,
  })
  ofCase(@CurrentUser() user: UserActor, @Param('caseId', IdPipe) caseId: string): Promise<DisclosureList> {
    return this.disclosures.ofCase(user, caseId);
  }

  @Post('cases/:caseId/disclosures')
  @Endpoint({
    permission: 'disclosure.record',
    summary: 'Record a disclosure that a statute allows',
    response: CreatedDisclosure,
    status: 201,
    idempotent: true,
    problems: { 409: 'case-closed' },
  })
  record(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Body() request: RecordDisclosureRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedDisclosure> {
    return this.disclosures.record(user, caseId, request, key);
  }

  @Post('cases/:caseId/disclosures/:disclosureId/confirm')
  @Endpoint({
    permission: 'disclosure.confirm',
    summary: 'The second pair of eyes that grave statutes need',
    response: DisclosureResponse,
    problems: { 409: 'version-conflict' },
  })
  confirm(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('disclosureId', IdPipe) id: string,
    @Body() { version }: DisclosureStepRequest,
  ): Promise<DisclosureResponse> {
    return this.disclosures.confirm(user, caseId, id, version);
  }

  @Post('cases/:caseId/disclosures/:disclosureId/end')
  @Endpoint({
    permission: 'disclosure.record',
    summary: 'End a disclosure at once',
    response: DisclosureResponse,
    problems: { 409: 'version-conflict' },
  })
  end(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('disclosureId', IdPipe) id: string,
    @Body() { version }: DisclosureStepRequest,
  ): Promise<DisclosureResponse> {
    return this.disclosures.end(user, caseId, id, version);
  }

  @Post('disclosures/search')
  @Endpoint({
    permission: 'disclosure.review',
    summary: 'All disclosures that rest on a statute, newest first',
    response: DisclosurePage,
  })
  review(@CurrentUser() user: UserActor, @Body() request: SearchDisclosuresRequest): Promise<DisclosurePage> {
    return this.disclosures.review(user, request);
  }
}
