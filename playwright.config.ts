import { defineConfig } from '@playwright/test';
import { generateProjects } from '@backstage/e2e-test-utils/playwright';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LEGACY = 'http://localhost:3001';

// Every run starts from an empty database, whatever a developer's own portal holds.
// The workers read this file again: only the first reading makes the folder.
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'devops-domains-e2e-'));

const started = {
  reuseExistingServer: false,
  timeout: 300_000,
  stdout: 'ignore',
  stderr: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
} as const;

/** The portal as `npm start` starts it, and the same plugins in the old frontend system. */
export default defineConfig({
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
  outputDir: '.cache/e2e-test-results',
  webServer: [
    {
      ...started,
      command: 'node scripts/start.mjs',
      url: 'http://localhost:7007/.backstage/health/v1/readiness',
      env: {
        APP_CONFIG_backend_database_connection_directory: join(
          process.env.E2E_DATA,
          'database',
        ),
        APP_CONFIG_backend_cors_origin: JSON.stringify([
          'http://localhost:3000',
          LEGACY,
        ]),
      },
    },
    {
      ...started,
      command: 'yarn workspace app-legacy start',
      url: LEGACY,
      env: { APP_CONFIG_app_baseUrl: LEGACY },
    },
  ],
  use: {
    locale: 'en-GB',
    timezoneId: 'Asia/Seoul',
    screenshot: 'only-on-failure',
    viewport: { width: 1440, height: 1000 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: generateProjects(),
});
