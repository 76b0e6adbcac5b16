import { describe, expect, it } from '@jest/globals';
import { assertServerVersion } from './database-checks.js';
import { StartupError } from './startup.errors.js';

describe('assertServerVersion', () => {
  it.each([150_000, 150_018, 180_004])('accepts %d', (version) => {
    expect(() => assertServerVersion(version)).not.toThrow();
  });

  it.each([
    [140_019, 14],
    [90_624, 9],
  ])('refuses %d', (version, major) => {
    expect(() => assertServerVersion(version)).toThrow(StartupError);
    expect(() => assertServerVersion(version)).toThrow(
      `Der Datenbankserver ist PostgreSQL ${major}, gebraucht wird mindestens Version 15.`,
    );
  });
});
