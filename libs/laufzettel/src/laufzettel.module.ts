import { Module } from '@nestjs/common';
import { LaufzettelController } from './laufzettel.controller.js';
import { LaufzettelQueries } from './laufzettel.queries.js';
import { LaufzettelService } from './laufzettel.service.js';
import { PrintService } from './print.service.js';
import { SheetService } from './sheet.service.js';
import { StampService } from './stamp.service.js';
import { StationController } from './station.controller.js';
import { StationQueries } from './station.queries.js';
import { TemplateQueries } from './template.queries.js';

@Module({
  controllers: [LaufzettelController, StationController],
  providers: [
    LaufzettelService,
    LaufzettelQueries,
    TemplateQueries,
    StampService,
    StationQueries,
    PrintService,
    SheetService,
  ],
  exports: [LaufzettelService, StampService],
})
export class LaufzettelModule {}
