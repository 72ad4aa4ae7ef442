import { randomUUID } from 'node:crypto';
import type {
  EvidenceAnswer,
  MetricAnswer,
  MetricId,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { expect, open, readAsGuest, send, test } from './portal';

const METRICS = [
  'Deployment frequency',
  'Lead time for changes',
  'Change failure rate',
  'Failed deployment recovery time',
  'Deployment rework rate',
  'Time to restore (MTTR)',
];

function metricOf(answer: MetricsAnswer, id: MetricId): MetricAnswer {
  const found = answer.metrics.find(({ metric }) => metric === id);
  if (!found) throw new Error(`The answer lacks ${id}`);
  return found;
}

test('a service shows its six numbers and says that they are sample data', async ({
  portal,
}) => {
  await open(portal, '/catalog/default/component/checkout');
  const card = portal.getByRole('table', {
    name: 'DORA metrics of this entity',
  });
  for (const name of METRICS) {
    await expect(card.getByText(name, { exact: true })).toBeVisible();
  }
  await expect(portal.getByText('Sample data').first()).toBeVisible();
  await portal
    .getByRole('link', { name: 'Charts, evidence and definitions' })
    .click();
  for (const name of METRICS) {
    await expect(
      portal.getByRole('heading', { name, exact: true }),
    ).toBeVisible();
  }
});

test('the records behind a number add up to it, by keyboard alone', async ({
  portal,
  request,
}) => {
  const answer = await readAsGuest<MetricsAnswer>(
    request,
    '/api/devops/v1/metrics?entityRef=component:default/orders',
  );
  const rate = metricOf(answer, 'change-failure-rate');
  expect(rate.numerator).toBeGreaterThan(0);

  await open(portal, '/catalog/default/component/orders/dora');
  const evidence = portal.getByRole('button', {
    name: /Evidence.*Change failure rate|Change failure rate.*evidence/i,
  });
  await evidence.focus();
  await portal.keyboard.press('Enter');
  const dialog = portal.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(`${rate.numerator} records`)).toBeVisible();
  await expect(dialog.getByRole('row')).toHaveCount(Number(rate.numerator) + 1);
  await dialog.getByRole('radio').first().focus();
  await portal.keyboard.press('ArrowRight');
  await expect(dialog.getByText(`${rate.n} records`)).toBeVisible();
  await portal.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(evidence).toBeFocused();
});

test('what a pipeline sends stands on the page, and its evidence is complete', async ({
  portal,
  request,
}) => {
  const run = randomUUID();
  const day = 86_400_000;
  const at = (days: number) => new Date(Date.now() - days * day).toISOString();
  const deployments = Array.from({ length: 6 }, (_, i) => ({
    source: 'e2e',
    externalId: `${run}-${i}`,
    entityRef: 'component:default/notification-controller',
    environment: 'production',
    status: 'succeeded',
    finishedAt: at(12 - i * 2),
    revision: `${run}-${i}`,
    changes: [{ revision: `${run}-${i}`, authoredAt: at(13 - i * 2) }],
  }));
  const { results } = await send(request, '/v1/deployments', deployments);
  expect(results.map(({ result }) => result)).toEqual(
    deployments.map(() => 'created'),
  );
  const again = await send(request, '/v1/deployments', deployments);
  expect(again.results.map(({ result }) => result)).toEqual(
    deployments.map(() => 'unchanged'),
  );

  const query = 'entityRef=component:default/notification-controller';
  const answer = await readAsGuest<MetricsAnswer>(
    request,
    `/api/devops/v1/metrics?${query}`,
  );
  const lead = metricOf(answer, 'lead-time');
  expect(lead).toMatchObject({ n: 6, value: 86_400 });
  const evidence = await readAsGuest<EvidenceAnswer>(
    request,
    `/api/devops/v1/metrics/lead-time/evidence?${query}&snapshot=${encodeURIComponent(
      answer.snapshot,
    )}`,
  );
  expect(evidence.total).toBe(6);

  await open(portal, '/catalog/default/component/notification-controller/dora');
  await expect(
    portal.getByRole('heading', { name: 'Lead time for changes' }),
  ).toBeVisible();
  await expect(portal.getByText('1 d', { exact: true }).first()).toBeVisible();
});

test('an empty place says why and what to do next', async ({ portal }) => {
  await open(portal, '/catalog/default/component/alertmanager/dora');
  await expect(portal.getByText(/curl/).first()).toBeVisible();
  await expect(
    portal.getByText('Connect a source of deployments').first(),
  ).toBeVisible();
});

test('the whole plugin speaks Korean', async ({ portal }) => {
  await portal.evaluate(() => localStorage.setItem('language', 'ko'));
  await open(portal, '/devops');
  await expect(
    portal.getByRole('heading', { name: '네트워크', exact: true }),
  ).toBeVisible();
  await open(portal, '/catalog/default/component/checkout/dora');
  await expect(
    portal.getByRole('heading', { name: '배포 빈도', exact: true }),
  ).toBeVisible();
});

test('dark theme', async ({ portal }) => {
  await portal.evaluate(() => localStorage.setItem('theme', 'dark'));
  await open(portal, '/catalog/default/component/checkout/dora');
  await expect(
    portal.getByRole('heading', { name: 'Deployment frequency', exact: true }),
  ).toBeVisible();
  const background = await portal.evaluate(
    () => getComputedStyle(document.body).backgroundColor,
  );
  const channels = background.match(/\d+/g)?.slice(0, 3).map(Number) ?? [255];
  expect(Math.max(...channels)).toBeLessThan(100);
});
