import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { domainSystem, networkAnswer } from '../__testUtils__/domains';
import { exampleSystem } from '../__testUtils__/examples';
import { mockDevopsApi } from '../__testUtils__/legacyApp';
import plugin from '../alpha';
import { devopsApiRef } from '../api';

jest.setTimeout(60_000);

const network = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'network', namespace: 'devops' },
  spec: { type: 'devops', owner: 'group:default/devops' },
};
const mysql = exampleSystem('data-platform.yaml', 'mysql');

function open(path: string) {
  const api = mockDevopsApi();
  api.getDomains.mockResolvedValue(networkAnswer(domainSystem()));
  api.getMetrics.mockReturnValue(new Promise(() => {}));
  renderTestApp({
    features: [catalogPlugin, plugin],
    initialRouteEntries: [path],
    apis: [
      [devopsApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: [network, mysql] })],
      mockApis.permission(),
    ],
  });
  return api;
}

it('has a page with one header and a place in the side bar', async () => {
  const api = open('/devops');
  expect(await screen.findByRole('link', { name: 'Network' })).toHaveAttribute(
    'href',
    '/catalog/devops/domain/network',
  );
  expect(
    screen.getAllByRole('heading', { level: 1 }).map(node => node.textContent),
  ).toEqual(['DevOps']);
  for (const link of screen.getAllByRole('link', { name: 'DevOps' })) {
    expect(link).toHaveAttribute('href', '/devops');
  }
  expect(api.getDomains).toHaveBeenCalledTimes(1);
});

it('finds its place on a DevOps domain', async () => {
  open('/catalog/devops/domain/network');
  expect(
    await screen.findByRole('heading', { name: 'Systems and who does what' }),
  ).toBeVisible();
  expect(screen.queryByText('DevOps domain')).not.toBeInTheDocument();
});

it('finds its place on a System', async () => {
  open('/catalog/default/system/mysql');
  expect(
    await screen.findByRole('heading', { name: 'DevOps domain' }),
  ).toBeVisible();
  expect(screen.getByText('Databases')).toBeVisible();
});
