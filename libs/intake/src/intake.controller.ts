import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentUser, Endpoint, IdempotencyKey, type UserActor } from '@app/platform';
import { IntakeRequest, IntakeResponse } from './intake.dto.js';
import { IntakeService } from './intake.service.js';

@ApiTags('intake')
@Controller('intakes')
export class IntakeController {
  constructor(private readonly intakes: IntakeService) {}

  @Post()
  @Endpoint({
    permission: 'intake.record',
    summary: 'Register a person, open a case and issue a Laufzettel in one go',
    response: IntakeResponse,
    status: 201,
    idempotent: true,
    problems: { 409: 'probable-duplicates' },
  })
  record(
    @CurrentUser() user: UserActor,
    @Body() request: IntakeRequest,
    @IdempotencyKey() key: string | null,
  ): Promise<IntakeResponse> {
    return this.intakes.record(user, request, key);
  }
}
