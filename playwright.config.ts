import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';

// The real program on throw-away data (`npm test` names and removes them), one for the whole run: the configuration
// is read again in every worker, which inherits the first one's environment.
process.env['E2E_PORT'] ??= String(20_000 + (process.pid % 10_000));
process.env['E2E_DATA_DIR'] ??= join(tmpdir(), `anlaufstelle-browser-${process.pid}`);

const baseURL = `http://localhost:${process.env['E2E_PORT']}`;

export default defineConfig({
  testDir: 'test/browser',
  outputDir: 'test-results',
  // One program, one database, stories that build on the seeded district: one after the other.
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: ['--disable-dev-shm-usage', '--font-render-hinting=none'],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${baseURL}/health/ready`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: process.env['E2E_PORT'], DATA_DIR: process.env['E2E_DATA_DIR'], NODE_ENV: 'development' },
  },
});
