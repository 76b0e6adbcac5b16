import { Module } from '@nestjs/common';
import { HouseholdService } from './household.service.js';
import { PersonController } from './person.controller.js';
import { PersonQueries } from './person.queries.js';
import { PersonService } from './person.service.js';

@Module({
  controllers: [PersonController],
  providers: [PersonService, PersonQueries, HouseholdService],
  exports: [PersonService, HouseholdService],
})
export class PersonsModule {}
