import { problemOf } from '../../api/problem.js';

/** Refused because others must sign than those the form was put before. */
export const isSignatoriesChanged = (error: unknown): boolean =>
  problemOf(error, 'waiver-state')?.extra.reason === 'signatoriesChanged';
