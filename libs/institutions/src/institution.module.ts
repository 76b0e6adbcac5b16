import { Module } from '@nestjs/common';
import { InstitutionController } from './institution.controller.js';
import { InstitutionQueries } from './institution.queries.js';
import { InstitutionService } from './institution.service.js';

@Module({ controllers: [InstitutionController], providers: [InstitutionService, InstitutionQueries] })
export class InstitutionsModule {}
