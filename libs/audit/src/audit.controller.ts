import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, type UserActor } from '@app/platform';
import { AuditSearchResult, SearchAuditRequest } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(private readonly queries: AuditQueries) {}

  @Post('search')
  @Endpoint({ permission: 'audit.search', summary: 'Search the audit log', response: AuditSearchResult })
  search(@CurrentUser() user: UserActor, @Body() request: SearchAuditRequest): Promise<AuditSearchResult> {
    return this.queries.search(user, request);
  }
}
