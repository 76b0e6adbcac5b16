import { Module } from '@nestjs/common';
import { WaiverModule } from '@app/waivers';
import { AnswerService } from './answer.service.js';
import { AssessmentPrintController } from './assessment-print.controller.js';
import { AssessmentTextsController } from './assessment-texts.controller.js';
import { AssessmentController } from './assessment.controller.js';
import { AssessmentPrint } from './assessment.print.js';
import { AssessmentQueries } from './assessment.queries.js';
import { AssessmentService } from './assessment.service.js';
import { ExtractController } from './extract.controller.js';
import { AssessmentExtracts } from './extract.print.js';
import { RecognitionController } from './recognition.controller.js';
import { RecognitionQueries } from './recognition.queries.js';
import { RecognitionService } from './recognition.service.js';

@Module({
  imports: [WaiverModule],
  controllers: [
    AssessmentController,
    AssessmentPrintController,
    AssessmentTextsController,
    ExtractController,
    RecognitionController,
  ],
  providers: [
    AssessmentService,
    AnswerService,
    AssessmentQueries,
    AssessmentPrint,
    AssessmentExtracts,
    RecognitionService,
    RecognitionQueries,
  ],
})
export class AssessmentModule {}
