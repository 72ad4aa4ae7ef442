import { defineConfig } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GITHUB_SECRET } from './e2e-tests/github';

// Every run starts from an empty database, whatever a developer's own portal holds.
// The workers read this file again: only the first reading makes the folder.
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'devops-domains-e2e-'));

/** The same tests run in both frontend systems. */
const portals = [
  { name: 'app', port: 7107 },
  { name: 'app-legacy', port: 7108 },
];

/** A whole portal on one port: the backend serves the built frontend of this package. */
const portal = ({ name, port }: (typeof portals)[number]) => ({
  command: 'yarn workspace backend start',
  url: `http://localhost:${port}/.backstage/health/v1/readiness`,
  reuseExistingServer: false,
  timeout: 180_000,
  stdout: 'ignore' as const,
  stderr: 'pipe' as const,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 10_000 },
  env: {
    APP_CONFIG_app_packageName: name,
    APP_CONFIG_app_baseUrl: `http://localhost:${port}`,
    APP_CONFIG_backend_baseUrl: `http://localhost:${port}`,
    APP_CONFIG_backend_listen_port: String(port),
    APP_CONFIG_backend_database_connection_directory: join(
      process.env.E2E_DATA ?? '',
      name,
    ),
    APP_CONFIG_devops_sources_github_webhook_secret: GITHUB_SECRET,
    APP_CONFIG_devops_git_directory: join(
      process.env.E2E_DATA ?? '',
      `${name}-git`,
    ),
  },
});

export default defineConfig({
  testDir: 'e2e-tests',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  retries: 0,
  reporter: [['list'], ['json']],
  outputDir: '.cache/e2e-test-results',
  webServer: portals.map(portal),
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
  projects: portals.flatMap(({ name, port }) => {
    const use = { baseURL: `http://localhost:${port}` };
    const filled = `${name}-filled`;
    return [
      { name: filled, testMatch: '*.setup.ts', use },
      { name, dependencies: [filled], use },
    ];
  }),
});
