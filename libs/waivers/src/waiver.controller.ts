import { Body, Controller, Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentUser, Endpoint, IdempotencyKey, IdPipe, UPLOAD, type UserActor } from '@app/platform';
import { PaperService } from './paper.service.js';
import { SigningService } from './signing.service.js';
import {
  ConfirmPaperRequest,
  RevokeWaiverRequest,
  SaveWaiverRequest,
  StartSigningRequest,
  WaiverInput,
  WaiverStepRequest,
} from './waiver.dto.js';
import { CreatedWaiver, SigningLinkResponse, WaiverList, WaiverResponse } from './waiver-response.dto.js';
import { WaiverPrint } from './waiver.print.js';
import { WaiverQueries } from './waiver.queries.js';
import { WaiverService } from './waiver.service.js';

const CHANGED = { 409: 'version-conflict · waiver-state' } as const;

/** The case team's side of a waiver. */
@ApiTags('waivers')
@Controller('cases/:caseId/waivers')
export class WaiverController {
  constructor(
    private readonly service: WaiverService,
    private readonly queries: WaiverQueries,
    private readonly signing: SigningService,
    private readonly paper: PaperService,
    private readonly printing: WaiverPrint,
  ) {}

  @Get()
  @Endpoint({ permission: 'waiver.read', summary: 'Waivers of a case, newest first', response: WaiverList })
  list(@CurrentUser() user: UserActor, @Param('caseId', IdPipe) caseId: string): Promise<WaiverList> {
    return this.queries.ofCase(user, caseId);
  }

  @Post()
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'Begin a waiver as a draft',
    response: CreatedWaiver,
    status: 201,
    idempotent: true,
    problems: { 409: 'case-closed' },
  })
  create(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Body() request: WaiverInput,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedWaiver> {
    return this.service.create(user, caseId, request, key);
  }

  @Get(':waiverId')
  @Endpoint({ permission: 'waiver.read', summary: 'One waiver', response: WaiverResponse })
  open(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
  ): Promise<WaiverResponse> {
    return this.queries.open(user, caseId, id);
  }

  @Put(':waiverId')
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'Change a draft',
    response: WaiverResponse,
    problems: CHANGED,
  })
  save(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() request: SaveWaiverRequest,
  ): Promise<WaiverResponse> {
    return this.service.save(user, caseId, id, request);
  }

  @Post(':waiverId/fix')
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'Put a draft before those who must sign; it does not change any more',
    response: WaiverResponse,
    problems: CHANGED,
  })
  fix(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() { version }: WaiverStepRequest,
  ): Promise<WaiverResponse> {
    return this.service.fix(user, caseId, id, version);
  }

  @Post(':waiverId/reopen')
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'Back to the draft while nobody has signed',
    response: WaiverResponse,
    problems: CHANGED,
  })
  reopen(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() { version }: WaiverStepRequest,
  ): Promise<WaiverResponse> {
    return this.service.reopen(user, caseId, id, version);
  }

  @Post(':waiverId/discard')
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'Give up a waiver that is not signed',
    response: WaiverResponse,
    problems: CHANGED,
  })
  discard(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() { version }: WaiverStepRequest,
  ): Promise<WaiverResponse> {
    return this.service.discard(user, caseId, id, version);
  }

  @Post(':waiverId/signing-links')
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'A link on which one person reads and signs',
    response: SigningLinkResponse,
    status: 201,
    problems: { 409: 'waiver-state' },
  })
  startSigning(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() { signatureId }: StartSigningRequest,
  ): Promise<SigningLinkResponse> {
    return this.signing.start(user, caseId, id, signatureId);
  }

  @Post(':waiverId/scans')
  @RouteConfig(UPLOAD)
  @ApiConsumes('application/pdf', 'image/jpeg', 'image/png')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'Keep the scan of a form signed with ink',
    response: WaiverResponse,
    status: 201,
    problems: { 409: 'waiver-state', 413: 'too-large', 429: 'too-many-requests' },
  })
  storeScan(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Req() http: FastifyRequest,
  ): Promise<WaiverResponse> {
    const content = Buffer.isBuffer(http.body) ? http.body : Buffer.alloc(0);
    return this.paper.storeScan(user, caseId, id, content);
  }

  @Post(':waiverId/confirm')
  @Endpoint({
    permission: 'waiver.confirm',
    summary: 'A second person has compared the scan: the waiver counts',
    response: WaiverResponse,
    problems: CHANGED,
  })
  confirm(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() request: ConfirmPaperRequest,
  ): Promise<WaiverResponse> {
    return this.paper.confirm(user, caseId, id, request);
  }

  @Post(':waiverId/revoke')
  @Endpoint({
    permission: 'waiver.revoke',
    summary: 'Take a waiver back, as a whole or for single institutions',
    response: WaiverResponse,
    problems: CHANGED,
  })
  revoke(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() request: RevokeWaiverRequest,
  ): Promise<WaiverResponse> {
    return this.service.revoke(user, caseId, id, request);
  }

  @Post(':waiverId/copy')
  @Endpoint({
    permission: 'waiver.prepare',
    summary: 'The person has been given their copy',
    response: WaiverResponse,
    problems: CHANGED,
  })
  handCopy(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Body() { version }: WaiverStepRequest,
  ): Promise<WaiverResponse> {
    return this.service.handCopy(user, caseId, id, version);
  }

  @Get(':waiverId/pdf')
  @Endpoint({
    permission: 'waiver.read',
    summary: 'The form: sealed once all have signed, before that to read and sign',
    produces: 'application/pdf',
  })
  async pdf(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.printing.form(user, caseId, id));
  }

  @Get(':waiverId/scan')
  @Endpoint({ permission: 'waiver.read', summary: 'The newest scan', produces: 'application/octet-stream' })
  async scan(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { content, mediaType, caseNumber } = await this.queries.document(user, caseId, id, 'scan');
    void reply.header('content-type', mediaType);
    // Somebody else's file: handed out to be kept, never to be opened within the program's own address.
    void reply.header('content-disposition', `attachment; filename="Scan-${caseNumber}"`);
    return content;
  }

  @Get(':waiverId/revocation-slip')
  @Endpoint({
    permission: 'waiver.read',
    summary: 'The slip on which the person can take it back',
    produces: 'application/pdf',
  })
  async revocationSlip(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('waiverId', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    return sendFile(reply, await this.printing.revocationSlip(user, caseId, id));
  }
}

function sendFile(reply: FastifyReply, { content, fileName }: { content: Buffer; fileName: string }): Buffer {
  void reply.header('content-disposition', `inline; filename="${fileName}"`);
  return content;
}
