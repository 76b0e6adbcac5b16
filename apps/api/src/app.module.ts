import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { AssessmentModule } from '@app/assessments';
import { AuditModule } from '@app/audit';
import { CasesModule } from '@app/cases';
import { IdentityModule } from '@app/identity';
import { InstitutionsModule } from '@app/institutions';
import { IntakeModule } from '@app/intake';
import { LaufzettelModule } from '@app/laufzettel';
import { PersonsModule } from '@app/persons';
import {
  AccessGuard,
  CodeListModule,
  PlatformModule,
  ProblemFilter,
  SameSiteGuard,
  ValidationPipe,
  type Config,
} from '@app/platform';
import { WaiverModule } from '@app/waivers';
import { HealthController } from './health.controller.js';

const ROOMS = [
  CodeListModule,
  AuditModule,
  IdentityModule,
  InstitutionsModule,
  PersonsModule,
  CasesModule,
  WaiverModule,
  AssessmentModule,
  LaufzettelModule,
  IntakeModule,
];

/** Wiring and nothing else: which rooms there are, and what stands before every route. */
@Module({})
export class AppModule {
  static forRoot(config: Config, source: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.forRoot(config, source), ...ROOMS],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: SameSiteGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
