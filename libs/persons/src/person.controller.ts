import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, IdempotencyKey, IdPipe, type JsonText, type UserActor } from '@app/platform';
import { HouseholdService } from './household.service.js';
import {
  AddResidenceStatusRequest,
  FindMatchesRequest,
  JoinHouseholdRequest,
  RegisterPersonRequest,
  SearchPersonsRequest,
  UpdatePersonRequest,
} from './person.dto.js';
import { CreatedPerson, PersonResponse, PersonSearchResult, ProbableMatches } from './person-response.dto.js';
import { PersonQueries } from './person.queries.js';
import { PersonService } from './person.service.js';

@ApiTags('persons')
@Controller('persons')
export class PersonController {
  constructor(
    private readonly persons: PersonService,
    private readonly households: HouseholdService,
    private readonly queries: PersonQueries,
  ) {}

  @Post('search')
  @Endpoint({
    permission: 'person.search',
    summary: 'Find people by name, birth date or case number',
    response: PersonSearchResult,
  })
  search(@CurrentUser() user: UserActor, @Body() request: SearchPersonsRequest): Promise<PersonSearchResult> {
    return this.queries.search(user, request);
  }

  @Post('matches')
  @Endpoint({
    permission: 'person.register',
    summary: 'Who a new person might be already',
    response: ProbableMatches,
  })
  matches(@CurrentUser() user: UserActor, @Body() request: FindMatchesRequest): Promise<ProbableMatches> {
    return this.queries.matches(user, request);
  }

  @Post()
  @Endpoint({
    permission: 'person.register',
    summary: 'Register a person with name and birth date',
    response: CreatedPerson,
    status: 201,
    idempotent: true,
    problems: { 409: 'probable-duplicates' },
  })
  register(
    @CurrentUser() user: UserActor,
    @Body() request: RegisterPersonRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<CreatedPerson> {
    return this.persons.register(user, request, key);
  }

  @Get(':personId')
  @Endpoint({
    permission: 'person.read',
    summary: "Open a person's file",
    response: PersonResponse,
    jsonText: true,
  })
  open(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) id: string,
  ): Promise<JsonText<PersonResponse>> {
    return this.queries.open(user, id);
  }

  @Put(':personId')
  @Endpoint({
    permission: 'person.update',
    summary: 'Change identity, contact and languages',
    response: PersonResponse,
    jsonText: true,
    problems: { 409: 'version-conflict' },
  })
  update(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) id: string,
    @Body() request: UpdatePersonRequest,
  ): Promise<JsonText<PersonResponse>> {
    return this.persons.update(user, id, request);
  }

  @Post(':personId/residence-statuses')
  @Endpoint({
    permission: 'person.update',
    summary: 'Add a residence status',
    response: PersonResponse,
    jsonText: true,
    status: 201,
  })
  addResidenceStatus(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) id: string,
    @Body() request: AddResidenceStatusRequest,
  ): Promise<JsonText<PersonResponse>> {
    return this.persons.addResidenceStatus(user, id, request);
  }

  @Put(':personId/household')
  @Endpoint({
    permission: 'person.update',
    summary: "Join another person's household",
    response: PersonResponse,
    jsonText: true,
    problems: { 409: 'person-already-in-household' },
  })
  joinHousehold(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) id: string,
    @Body() request: JoinHouseholdRequest,
  ): Promise<JsonText<PersonResponse>> {
    return this.households.join(user, id, request);
  }

  @Delete(':personId/household')
  @Endpoint({
    permission: 'person.update',
    summary: 'Leave the household',
    response: PersonResponse,
    jsonText: true,
  })
  leaveHousehold(
    @CurrentUser() user: UserActor,
    @Param('personId', IdPipe) id: string,
  ): Promise<JsonText<PersonResponse>> {
    return this.households.leave(user, id);
  }
}
