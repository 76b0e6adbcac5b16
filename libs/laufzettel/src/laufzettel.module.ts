import { Module } from '@nestjs/common';
import { AddStationController } from './add-station.controller.js';
import { AddStationService } from './add-station.service.js';
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
  controllers: [LaufzettelController, AddStationController, StationController],
  providers: [
    LaufzettelService,
    AddStationService,
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
