import { describe, expect, it } from '@jest/globals';
import { parseDatabaseUrl, unreachable } from './connection-options.js';
import { StartupError } from './startup.errors.js';

describe('parseDatabaseUrl', () => {
  it('reads host, port, user, password and database', () => {
    expect(parseDatabaseUrl('DATABASE_URL', 'postgres://u%40x:p%3Aw@db.example:5433/amt')).toEqual({
      host: 'db.example',
      port: 5433,
      user: 'u@x',
      password: 'p:w',
      database: 'amt',
    });
  });

  it('reads a socket directory, start-up options and encryption', () => {
    expect(
      parseDatabaseUrl('DATABASE_URL', 'postgresql://u@%2Frun%2Fpg/amt?options=-c%20search_path%3Damt'),
    ).toMatchObject({ host: '/run/pg', port: 5432, options: '-c search_path=amt' });
    expect(parseDatabaseUrl('DATABASE_URL', 'postgres://u@h/amt?sslmode=verify-full')).toHaveProperty('ssl');
    expect(parseDatabaseUrl('DATABASE_URL', 'postgres://u@h/amt')).not.toHaveProperty('ssl');
  });

  it.each(['', 'nonsense', 'mysql://u:geheim@h/db', 'postgres://:geheim@h:port/db', 'geheim@h'])(
    'refuses %p without repeating it',
    (url) => {
      const parse = (): unknown => parseDatabaseUrl('DATABASE_URL', url);
      expect(parse).toThrow(StartupError);
      expect(parse).toThrow(/^DATABASE_URL ist keine gültige Adresse/);
      expect(parse).not.toThrow(/geheim/);
    },
  );
});

describe('unreachable', () => {
  const options = { host: 'h', port: 5432, user: 'u', password: 'geheim', database: 'd' };

  it.each([
    [
      'ECONNREFUSED',
      'Die Datenbank unter h:5432 ist nicht erreichbar (ECONNREFUSED): Läuft der Server, und stimmt DATABASE_URL?',
    ],
    ['28P01', 'Die Datenbank unter h:5432 lehnt die Anmeldung als »u« ab: Bitte DATABASE_URL prüfen.'],
    ['3D000', 'Auf dem Server h:5432 gibt es die Datenbank »d« nicht: Bitte DATABASE_URL prüfen.'],
  ])('says %s in one sentence', (code, sentence) => {
    expect(unreachable('DATABASE_URL', options, { code }).message).toBe(sentence);
  });

  it('knows what to say of an error without a code', () => {
    expect(unreachable('DATABASE_URL', options, new Error('timeout expired')).message).toMatch(
      /ist nicht erreichbar: Läuft der Server/,
    );
  });
});
