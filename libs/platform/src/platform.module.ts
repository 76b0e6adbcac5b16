import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Clock } from './clock.js';
import type { Config } from './config.js';
import { Database } from './database.js';

/** Token of the {@link Config}. */
export const CONFIG = Symbol('Config');

/** What every room stands on, once for the whole application. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, source: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Database, useValue: new Database(source) },
        Clock,
      ],
      exports: [CONFIG, Database, Clock],
    };
  }
}
