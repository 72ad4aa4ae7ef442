import { randomUUID } from 'node:crypto';
import type { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { expect, open, readAsGuest, send, test } from './portal';

const NAME = 'edge-proxy';
const entityRef = `component:default/${NAME}`;

test('a release is excluded and brought back, and the numbers follow', async ({
  portal,
  request,
}) => {
  const run = randomUUID();
  const day = 86_400_000;
  const deployments = [3, 2, 1].map(days => ({
    source: 'e2e',
    externalId: `${run}-${days}`,
    entityRef,
    environment: 'production',
    status: 'succeeded',
    finishedAt: new Date(Date.now() - days * day).toISOString(),
    revision: `${run}-${days}`,
    changes: [],
  }));
  await send(request, '/v1/deployments', deployments);
  const releases = async () =>
    (
      await readAsGuest<MetricsAnswer>(
        request,
        `/api/devops/v1/metrics?entityRef=${entityRef}`,
      )
    ).metrics[0].n;
  const before = await releases();

  await open(portal, `/catalog/default/component/${NAME}/dora`);
  await portal
    .getByRole('button', { name: 'Evidence of Deployment frequency' })
    .click();
  const record = `e2e/${run}-2`;
  const evidence = portal.getByRole('dialog', { name: /^Evidence/ });
  await evidence.getByRole('button', { name: `Correct ${record}` }).click();
  await portal.getByRole('menuitem', { name: /^Exclude/ }).click();
  const asked = portal.getByRole('dialog', { name: `Exclude ${record}?` });
  await asked.getByLabel(/^Reason/).fill('a rehearsal');
  await asked.getByRole('button', { name: 'Exclude' }).click();

  await expect(asked).toBeHidden();
  await expect(evidence.getByText(`${before - 1} records`)).toBeVisible();
  expect(await releases()).toBe(before - 1);
  await portal.keyboard.press('Escape');
  await expect(evidence).toBeHidden();

  await expect(portal.getByText('Excluded', { exact: true })).toBeVisible();
  const corrections = portal.getByRole('table', { name: 'Corrections' });
  await expect(corrections.getByText('a rehearsal')).toBeVisible();
  await corrections
    .getByRole('button', { name: `Undo the correction of ${record}` })
    .click();
  await expect(corrections).toBeHidden();
  expect(await releases()).toBe(before);
});
