import { Module } from '@nestjs/common';
import { CaseController } from './case.controller.js';
import { CaseListQueries } from './case-list.queries.js';
import { CaseQueries } from './case.queries.js';
import { CaseService } from './case.service.js';
import { FollowUpService } from './follow-up.service.js';

@Module({
  controllers: [CaseController],
  providers: [CaseService, CaseQueries, CaseListQueries, FollowUpService],
  exports: [CaseService],
})
export class CasesModule {}
