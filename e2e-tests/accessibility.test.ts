import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { postAsGithub, succeededDeployment } from './github';
import { expect, open, Page, test } from './portal';

const AXE = readFileSync(
  createRequire(__filename).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds in our part of a page: the rule and the elements that break it. */
async function violations(page: Page, selector: string): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async include => {
    const { axe } = window as unknown as {
      axe: { run(context: object): Promise<AxeResults> };
    };
    const found = await axe.run({ include: [[include]] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html}`),
    );
  }, selector);
}

const SERVICE = '/catalog/default/component/orders';

for (const theme of ['light', 'dark']) {
  test(`anybody can read and use our pages in the ${theme} theme`, async ({
    portal,
    request,
  }) => {
    await portal.evaluate(name => localStorage.setItem('theme', name), theme);

    await open(portal, SERVICE);
    await expect(
      portal.getByRole('table', { name: 'DORA metrics of this entity' }),
    ).toBeVisible();
    expect(await violations(portal, '[data-testid="devops-card"]')).toEqual([]);

    await open(portal, `${SERVICE}/dora`);
    await expect(
      portal.getByRole('table', { name: /^Latest deployments/ }),
    ).toBeVisible();
    const tab = 'section[aria-labelledby="devops-dora-title"]';
    expect(await violations(portal, tab)).toEqual([]);

    await portal
      .getByRole('button', { name: 'Evidence of Change failure rate' })
      .click();
    await expect(
      portal.getByRole('dialog').getByRole('row').nth(1),
    ).toBeVisible();
    // A dialog that is still fading in is too pale for any rule.
    await expect(portal.getByRole('dialog').locator('..')).toHaveCSS(
      'opacity',
      '1',
    );
    expect(await violations(portal, '[role="dialog"]')).toEqual([]);

    await open(portal, '/devops');
    await expect(
      portal.getByRole('heading', { name: 'Network', exact: true }),
    ).toBeVisible();
    expect(await violations(portal, 'article')).toEqual([]);

    await open(portal, '/devops/sources');
    await portal.getByRole('button', { name: 'How to connect GitHub' }).click();
    await expect(portal.getByText('GITHUB_WEBHOOK_SECRET')).toBeVisible();
    expect(await violations(portal, 'article')).toEqual([]);

    await portal
      .getByRole('button', { name: 'Send a test event of GitHub' })
      .click();
    await expect(portal.getByRole('dialog').locator('..')).toHaveCSS(
      'opacity',
      '1',
    );
    expect(await violations(portal, '[role="dialog"]')).toEqual([]);

    await postAsGithub(
      request,
      succeededDeployment('argoproj/argo-cd', randomUUID()),
    );
    await open(portal, '/devops/deliveries');
    await expect(
      portal.getByRole('table', { name: 'Delivery log' }),
    ).toBeVisible();
    expect(await violations(portal, 'article')).toEqual([]);
  });
}
