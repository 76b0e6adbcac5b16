import { expect, it } from '@jest/globals';
import { PASSWORD, startTestApp } from '../support/test-app.js';

// In a file of its own: passport keeps its strategies for the whole process, so two applications would share one.
it('uses the cookie prefixes that browsers enforce when the program is reached by https', async () => {
  const secure = await startTestApp({ env: { PUBLIC_URL: 'https://anlaufstelle.example' } });
  const answer = await secure.http
    .post('/api/auth/login')
    .send({ username: 'intake', password: PASSWORD })
    .expect(200);
  const cookies = answer.headers['set-cookie'] as unknown as string[];
  expect(cookies.map((c) => c.split('=')[0]).toSorted()).toEqual([
    '__Host-access',
    '__Secure-device',
    '__Secure-refresh',
  ]);
  for (const cookie of cookies) expect(cookie).toMatch(/Secure/);
  expect(answer.headers['strict-transport-security']).toMatch(/max-age=/);
  await secure.close();
});
