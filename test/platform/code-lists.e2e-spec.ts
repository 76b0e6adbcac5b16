import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type Client, type TestApp } from '../support/test-app.js';

describe('code lists', () => {
  let test: TestApp;
  let team: Client;

  beforeAll(async () => {
    test = await startTestApp();
    team = await test.as('intake');
  });
  afterAll(() => test.close());

  const search = async (q: string) => {
    const { body } = await team.get(`/api/code-lists/occupations?q=${encodeURIComponent(q)}`).expect(200);
    return (body.items as { code: string }[]).map(({ code }) => code);
  };

  it('finds an occupation in German and English, by a synonym and written another way', async () => {
    expect((await search('Krankenschwester'))[0]).toBe('pflegefachkraft');
    expect((await search('bricklayer'))[0]).toBe('maurer');
    expect((await search('BAECKER'))[0]).toBe('baecker');
    expect(await search('xyzzy')).toEqual([]);
    expect(await search('in')).toHaveLength(20);
  });

  it('answers an occupation with its codes, and one by its code', async () => {
    const { body } = await team.get('/api/code-lists/occupations/physiotherapeut').expect(200);
    expect(body).toEqual({
      code: 'physiotherapeut',
      label: { de: 'Physiotherapeut/in', en: 'physiotherapist' },
      synonyms: ['Krankengymnast', 'physical therapist'],
      kldb: '81713',
      isco: '2264',
      escoUri: 'http://data.europa.eu/esco/occupation/006cc1f9-2841-41c3-991a-dc3f2f3bd533',
      regulated: true,
      recognitionKind: 'regulated',
      recognitionNote: null,
      validFrom: null,
      validTo: null,
    });
    const missing = await team.get('/api/code-lists/occupations/constructor').expect(404);
    expect(missing.body.code).toBe('not-found');
  });

  it.each(['', 'q=', 'q=%20%20', `q=${'x'.repeat(101)}`, 'q=koch&limit=500', 'q=a&q=b'])(
    'refuses the search ?%s',
    async (query) => {
      const { body } = await team.get(`/api/code-lists/occupations?${query}`).expect(400);
      expect(body.code).toBe('validation');
    },
  );

  it('gives the small lists of the assessment at once, the industries apart', async () => {
    const lists = (await team.get('/api/code-lists/assessment').expect(200)).body;
    expect(lists.nationalities).toContainEqual(
      expect.objectContaining({ code: 'SY', destatisKey: '475', name: { de: 'Syrien', en: 'Syria' } }),
    );
    expect(lists.languageLevels.map(({ code }: { code: string }) => code)).toEqual(
      'A0 Alpha A1 A2 B1 B2 C1 C2 native'.split(' '),
    );
    const { items } = (await team.get('/api/code-lists/industries').expect(200)).body;
    expect(items).toHaveLength(88);
  });

  it('says of each list where it comes from', async () => {
    const { items } = (await team.get('/api/code-lists/sources').expect(200)).body;
    expect(items).toContainEqual(
      expect.objectContaining({ list: 'nationalities', asOf: '2021-02-19', reviewedOn: '2026-11-24' }),
    );
  });

  it('keeps what every page loads below 150 kB, and lets it be kept for a while', async () => {
    const answer = await team.get('/api/code-lists').expect(200);
    expect(Buffer.byteLength(answer.text)).toBeLessThan(150_000);
    expect(answer.headers['cache-control']).toBe('private, max-age=300');
    expect(Object.keys(answer.body)).toEqual([
      'residenceStatuses',
      'municipalities',
      'countries',
      'nationalitySpecials',
      'languages',
    ]);
  });

  it('asks who is asking', async () => {
    for (const path of [
      '',
      '/assessment',
      '/sources',
      '/industries',
      '/occupations?q=koch',
      '/occupations/koch',
    ])
      await test.http.get(`/api/code-lists${path}`).expect(401);
  });
});
