import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Endpoint, IdPipe, type UserActor } from '@app/platform';
import { PrintAssessmentRequest } from './assessment-print.dto.js';
import { AssessmentPrint } from './assessment.print.js';
import { EuropassExport } from './europass.dto.js';
import { AssessmentExtracts } from './extract.print.js';

/** The papers of a Kompetenzfeststellung, for the case team to hand out and to file. */
@ApiTags('assessments')
@Controller('cases/:caseId/assessments/:assessmentId')
export class AssessmentPrintController {
  constructor(
    private readonly printing: AssessmentPrint,
    private readonly extracts: AssessmentExtracts,
  ) {}

  @Get('pdf')
  @Endpoint({
    permission: 'assessment.read',
    summary: 'The form on paper: in two languages, or German for the file',
    produces: 'application/pdf',
  })
  async print(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Query() { language }: PrintAssessmentRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { content, fileName } = await this.printing.form(user, caseId, id, language);
    void reply.header('content-disposition', `inline; filename="${fileName}"`);
    return content;
  }

  @Get('europass')
  @Endpoint({
    permission: 'assessment.read',
    summary: 'The form in the vocabulary of Europass, ISCO, ESCO and ISCED, where it fits',
    response: EuropassExport,
  })
  europass(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
  ): Promise<EuropassExport> {
    return this.printing.europass(user, caseId, id);
  }

  @Get('extracts/:institutionId/pdf')
  @Endpoint({
    permission: 'assessment.read',
    summary: 'What an institution may see of the signed form today, to hand out',
    produces: 'application/pdf',
  })
  async extract(
    @CurrentUser() user: UserActor,
    @Param('caseId', IdPipe) caseId: string,
    @Param('assessmentId', IdPipe) id: string,
    @Param('institutionId', IdPipe) institutionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { content, fileName } = await this.extracts.printFor(user, caseId, id, institutionId);
    void reply.header('content-disposition', `inline; filename="${fileName}"`);
    return content;
  }
}
