import { Module } from '@nestjs/common';
import { DisclosureService } from './disclosure.service.js';
import { OfficeSeal } from './office-seal.js';
import { PaperService } from './paper.service.js';
import { PrivacyController } from './privacy.controller.js';
import { ReleaseController } from './release.controller.js';
import { ReleasePrint } from './release.print.js';
import { ReleaseQueries } from './release.queries.js';
import { SigningController } from './signing.controller.js';
import { SigningService } from './signing.service.js';
import { WaiverController } from './waiver.controller.js';
import { WaiverPrint } from './waiver.print.js';
import { WaiverQueries } from './waiver.queries.js';
import { WaiverService } from './waiver.service.js';

@Module({
  controllers: [WaiverController, SigningController, ReleaseController, PrivacyController],
  providers: [
    WaiverService,
    WaiverQueries,
    SigningService,
    PaperService,
    WaiverPrint,
    OfficeSeal,
    ReleaseQueries,
    ReleasePrint,
    DisclosureService,
  ],
  exports: [OfficeSeal],
})
export class WaiverModule {}
