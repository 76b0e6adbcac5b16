import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentUser, Endpoint, IdPipe, type UserActor } from '@app/platform';
import { AssessmentExtract } from './extract.dto.js';
import { AssessmentExtracts } from './extract.print.js';

/** The part of somebody's Kompetenzfeststellung that is released to the own institution. */
@ApiTags('releases')
@Controller('releases/:personId/assessment')
export class ExtractController {
  constructor(private readonly extracts: AssessmentExtracts) {}

  @Get()
  @Endpoint({
    permission: 'release.read',
    summary: 'What is released of the assessment to the own institution',
    response: AssessmentExtract,
  })
  open(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) personId: string,
  ): Promise<AssessmentExtract> {
    return this.extracts.open(user, personId);
  }

  @Get('pdf')
  @Endpoint({ permission: 'release.read', summary: 'The same on sealed paper', produces: 'application/pdf' })
  async print(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) personId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { content, fileName } = await this.extracts.print(user, personId);
    void reply.header('content-disposition', `inline; filename="${fileName}"`);
    return content;
  }
}
