import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, Endpoint, Unavailable } from '@app/platform';
import { HealthResponse } from './health.dto.js';
import { isStopping } from './graceful-stop.js';

/** For balancers and monitors; says nothing but yes or no. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  @Get('live')
  @Endpoint({ permission: 'public', summary: 'The process runs', response: HealthResponse })
  live(): HealthResponse {
    return { status: 'ok' };
  }

  @Get('ready')
  @Endpoint({
    permission: 'public',
    summary: 'Requests can be answered: the database is there and nobody is stopping',
    response: HealthResponse,
  })
  async ready(): Promise<HealthResponse> {
    if (isStopping()) throw new Unavailable();
    await this.database.as('system', (tx) => tx.query('select 1 as ok'));
    return { status: 'ok' };
  }
}
