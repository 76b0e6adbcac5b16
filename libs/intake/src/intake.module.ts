import { Module } from '@nestjs/common';
import { CasesModule } from '@app/cases';
import { LaufzettelModule } from '@app/laufzettel';
import { PersonsModule } from '@app/persons';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';

@Module({
  imports: [PersonsModule, CasesModule, LaufzettelModule],
  controllers: [IntakeController],
  providers: [IntakeService],
  exports: [IntakeService],
})
export class IntakeModule {}
