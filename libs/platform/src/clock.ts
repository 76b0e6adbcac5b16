import { Injectable } from '@nestjs/common';
import { berlinDay } from './validators.dto.js';

/** The only source of "now"; tests put in another one. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today's calendar day in Europe/Berlin, `YYYY-MM-DD`. */
  today(): string {
    return berlinDay(this.now());
  }
}
