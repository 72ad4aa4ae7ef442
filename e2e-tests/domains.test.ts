import type { Entity } from '@backstage/catalog-model';
import { expect, open, readAsGuest, test } from './portal';

const DOMAINS = [
  'Network',
  'Development & deployment platform',
  'Orchestration platform',
  'Monitoring platform',
  'Cloud platform',
  'Security platform',
  'Data platform',
  'Service operations',
];

test('the catalog holds exactly the eight domains', async ({ request }) => {
  const entities = await readAsGuest<Entity[]>(
    request,
    '/api/catalog/entities?filter=kind=domain,spec.type=devops',
  );
  expect(entities).toHaveLength(8);
});

test('the DevOps page shows the eight domains and what is wrong', async ({
  portal,
}) => {
  await portal.getByRole('link', { name: 'DevOps', exact: true }).click();
  for (const title of DOMAINS) {
    await expect(
      portal.getByRole('heading', { name: title, exact: true }),
    ).toBeVisible();
  }
  await expect(portal.getByText('19 of 19 responsibilities')).toBeVisible();
  await expect(
    portal.getByRole('heading', { name: /Systems without a valid mapping/ }),
  ).toBeVisible();
});

test('a System shows its domain and who does what', async ({ portal }) => {
  await open(portal, '/catalog/default/system/kafka');
  await expect(
    portal.getByRole('heading', { name: 'DevOps domain', exact: true }),
  ).toBeVisible();
  const activities = portal.getByRole('table', {
    name: 'Who does what, and what shows it',
  });
  await expect(activities.getByRole('row')).toHaveCount(7);
  await expect(
    activities.getByRole('link', { name: 'Kafka course' }),
  ).toHaveAttribute('href', /^https:/);
});

test('a typo loses nothing and is shown to its author with the fix', async ({
  portal,
  request,
}) => {
  const system = await readAsGuest<Entity>(
    request,
    '/api/catalog/entities/by-name/system/default/harbor',
  );
  expect(
    system.metadata.annotations?.['devops-domains.io/domain'],
  ).not.toBeUndefined();
  await open(portal, '/catalog/default/system/harbor');
  await expect(
    portal.getByText('metadata.annotations["devops-domains.io/domain"]'),
  ).toBeVisible();
  await expect(
    portal.getByText('devops-domains.io/domain: development-platform').first(),
  ).toBeVisible();
});

test('a System keeps its business domain beside its DevOps domain', async ({
  request,
}) => {
  const kafka = await readAsGuest<Entity>(
    request,
    '/api/catalog/entities/by-name/system/default/kafka',
  );
  const partOf = kafka.relations
    ?.filter(({ type }) => type === 'partOf')
    .map(({ targetRef }) => targetRef)
    .sort();
  expect(partOf).toEqual([
    'domain:default/commerce',
    'domain:devops/data-platform',
  ]);
});

test('a DevOps domain lists its Systems and who does what', async ({
  portal,
}) => {
  await open(portal, '/catalog/devops/domain/data-platform');
  await expect(
    portal.getByRole('table', {
      name: 'Systems of the domain Data platform and who does what',
    }),
  ).toBeVisible();
});
