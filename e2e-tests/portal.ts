import {
  APIRequestContext,
  expect,
  Page,
  test as base,
} from '@playwright/test';

/** The token of the development configuration. */
const TOKEN = process.env.DEVOPS_TOKEN ?? 'devops-local';

/** Signs in as a guest; the old system does so by itself. */
async function enter(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: /^(Enter|들어가기)$/ });
  const inside = page
    .getByTestId('sidebar-root')
    .getByRole('link', { name: 'DevOps', exact: true });
  await expect(button.or(inside).first()).toBeVisible({ timeout: 60_000 });
  if (await button.isVisible()) {
    await button.click();
  }
  await expect(inside).toBeVisible({ timeout: 60_000 });
}

/** A page on which any error, uncaught or in the console, fails the test. */
export const test = base.extend<{ portal: Page }>({
  portal: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(`uncaught: ${error.message}`));
    page.on('console', message => {
      if (message.type() === 'error') {
        errors.push(`console: ${message.text()}`);
      }
    });
    await page.goto('/');
    await enter(page);
    await use(page);
    expect(errors).toEqual([]);
  },
});

/** Opens a path of the portal and waits until the guest is signed in again. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await enter(page);
}

/** The API as a guest sees it. */
export async function readAsGuest<TAnswer>(
  request: APIRequestContext,
  path: string,
): Promise<TAnswer> {
  const guest = await (await request.get('/api/auth/guest/refresh')).json();
  const response = await request.get(path, {
    headers: { authorization: `Bearer ${guest.backstageIdentity.token}` },
  });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

/** Sends records as a pipeline does. */
export async function send(
  request: APIRequestContext,
  path: string,
  data: unknown,
): Promise<{ results: { result: string }[] }> {
  const response = await request.post(`/api/devops${path}`, {
    data,
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  expect(response.status(), await response.text()).toBe(200);
  return response.json();
}

export { expect, type Page } from '@playwright/test';
