// Draws the pictures of the README from a running portal: `npm run screenshots`.
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT, say } from './toolchain.mjs';

const URL = process.env.PORTAL_URL ?? 'http://localhost:3000';
const IMAGES = join(ROOT, 'docs', 'images');

/** `part` names the heading of the card to cut out; without it the whole window is taken. */
const PICTURES = [
  { file: 'devops-page', path: '/devops' },
  {
    file: 'system-card',
    path: '/catalog/default/system/kafka',
    part: 'DevOps domain',
  },
  {
    file: 'overview-card',
    path: '/catalog/default/component/checkout',
    part: 'DORA',
  },
  { file: 'dora-tab', path: '/catalog/default/component/orders/dora' },
  {
    file: 'evidence',
    path: '/catalog/default/component/orders/dora',
    click: /Evidence.*Change failure rate|Change failure rate.*evidence/i,
  },
  {
    file: 'dora-tab.ko',
    path: '/catalog/default/component/orders/dora',
    language: 'ko',
  },
  {
    file: 'dora-tab.dark',
    path: '/catalog/default/component/orders/dora',
    theme: 'dark',
  },
];

async function enter(page) {
  const button = page.getByRole('button', { name: /^(Enter|들어가기)$/ });
  const inside = page.getByTestId('sidebar-root').getByRole('link').first();
  await button.or(inside).first().waitFor({ timeout: 60_000 });
  if (await button.isVisible()) await button.click();
  await inside.waitFor();
}

async function draw(page, { file, path, part, click, language, theme }) {
  await page.goto(URL);
  await page.evaluate(
    ([chosenLanguage, chosenTheme]) => {
      localStorage.setItem('language', chosenLanguage);
      localStorage.setItem('theme', chosenTheme);
    },
    [language ?? 'en', theme ?? 'light'],
  );
  await page.goto(URL + path);
  await enter(page);
  await page.getByRole('progressbar').first().waitFor({ state: 'hidden' });
  if (click) await page.getByRole('button', { name: click }).click();
  // Charts and dialogs arrive with a short animation.
  await page.waitForTimeout(4_000);
  const target = part
    ? page
        .locator('.MuiCard-root')
        .filter({ has: page.getByRole('heading', { name: part, exact: true }) })
        .first()
    : page;
  await target.screenshot({ path: join(IMAGES, `${file}.png`) });
  say(`docs/images/${file}.png`);
}

async function main() {
  const { chromium } = createRequire(join(ROOT, 'package.json'))(
    '@playwright/test',
  );
  mkdirSync(IMAGES, { recursive: true });
  const browser = await chromium.launch({
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
  });
  const page = await browser.newPage({
    viewport: { width: 1360, height: 900 },
    timezoneId: 'Asia/Seoul',
    locale: 'en-GB',
  });
  for (const picture of PICTURES) await draw(page, picture);
  await browser.close();
}

main().catch(error => {
  say(error.message);
  process.exitCode = 1;
});
