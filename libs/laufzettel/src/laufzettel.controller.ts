import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  CurrentUser,
  Endpoint,
  IdempotencyKey,
  IdPipe,
  problemLanguage,
  type UserActor,
} from '@app/platform';
import {
  CreatedLaufzettel,
  CreatedStamp,
  GenuineResponse,
  IssueLaufzettelRequest,
  LaufzettelList,
  LaufzettelResponse,
  ReplaceSheetRequest,
  TemplateList,
  TemplateOptionsRequest,
  TranscribeStampRequest,
  VerifySheetRequest,
} from './laufzettel.dto.js';
import { LaufzettelQueries } from './laufzettel.queries.js';
import { LaufzettelService } from './laufzettel.service.js';
import { PrintService } from './print.service.js';
import { SheetService } from './sheet.service.js';
import { StampService } from './stamp.service.js';
import { TemplateQueries } from './template.queries.js';

@ApiTags('laufzettel')
@Controller()
export class LaufzettelController {
  constructor(
    private readonly service: LaufzettelService,
    private readonly queries: LaufzettelQueries,
    private readonly templates: TemplateQueries,
    private readonly stamps: StampService,
    private readonly printing: PrintService,
    private readonly sheets: SheetService,
  ) {}

  @Post('laufzettel-templates/options')
  @Endpoint({
    permission: 'laufzettel.issue',
    summary: 'Routes to choose from, institutions and deadlines worked out for a person',
    response: TemplateList,
  })
  listTemplates(
    @CurrentUser() user: UserActor,
    @Body() request: TemplateOptionsRequest,
    @Headers('accept-language') language: string,
  ): Promise<TemplateList> {
    return this.templates.list(user, request, problemLanguage(language));
  }

  @Get('cases/:caseId/laufzettel')
  @Endpoint({ permission: 'laufzettel.read', summary: 'Slips of a case', response: LaufzettelList })
  ofCase(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Headers('accept-language') language: string,
  ): Promise<LaufzettelList> {
    return this.queries.ofCase(user, caseId, problemLanguage(language));
  }

  @Post('cases/:caseId/laufzettel')
  @Endpoint({
    permission: 'laufzettel.issue',
    summary: 'Issue a Laufzettel',
    response: CreatedLaufzettel,
    status: 201,
    idempotent: true,
    problems: { 409: 'case-closed' },
  })
  issue(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Body() request: IssueLaufzettelRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedLaufzettel> {
    return this.service.issue(user, caseId, request, key);
  }

  @Get('cases/:caseId/laufzettel/:laufzettelId')
  @Endpoint({ permission: 'laufzettel.read', summary: 'One slip', response: LaufzettelResponse })
  open(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) id: string,
    @Headers('accept-language') language: string,
  ): Promise<LaufzettelResponse> {
    return this.queries.open(user, caseId, id, problemLanguage(language));
  }

  @Get('cases/:caseId/laufzettel/:laufzettelId/pdf')
  @Endpoint({ permission: 'laufzettel.print', summary: 'The sheet to print', produces: 'application/pdf' })
  async print(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { pdf, fileName } = await this.printing.print(user, caseId, id);
    void reply.header('content-disposition', `inline; filename="${fileName}"`);
    return pdf;
  }

  @Post('cases/:caseId/laufzettel/:laufzettelId/sheets')
  @Endpoint({
    permission: 'laufzettel.issue',
    summary: 'Void the printed sheet, for example a lost one; the slip gets a new code',
    problems: { 409: 'version-conflict · case-closed' },
  })
  replaceSheet(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) id: string,
    @Body() request: ReplaceSheetRequest,
  ): Promise<void> {
    return this.sheets.replace(user, caseId, id, request);
  }

  @Post('cases/:caseId/laufzettel/:laufzettelId/verify')
  @Endpoint({
    permission: 'laufzettel.read',
    summary: 'Whether a PDF is a sheet printed here, unchanged',
    response: GenuineResponse,
  })
  verify(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) id: string,
    @Body() request: VerifySheetRequest,
  ): Promise<GenuineResponse> {
    return this.printing.isGenuine(user, caseId, id, Buffer.from(request.sha256, 'hex'));
  }

  @Post('cases/:caseId/laufzettel/:laufzettelId/stations/:stationId/stamps')
  @Endpoint({
    permission: 'station.transcribe',
    summary: 'Enter a stamp made on paper or by phone, or stamp an own station',
    response: CreatedStamp,
    status: 201,
    idempotent: true,
    problems: { 409: 'station-changed · prerequisite-missing', 422: 'stamp-not-allowed' },
  })
  transcribe(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('laufzettelId', IdPipe) laufzettelId: string,
    @Param('stationId', IdPipe) stationId: string,
    @Body() request: TranscribeStampRequest,
    @IdempotencyKey() key: string | null,
    @Headers('accept-language') language: string,
  ): Promise<CreatedStamp> {
    return this.stamps.transcribe(
      user,
      { caseId, laufzettelId, stationId },
      request,
      key,
      problemLanguage(language),
    );
  }
}
