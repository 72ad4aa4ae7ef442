import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { domainSystem, networkAnswer } from '../__testUtils__/domains';
import { exampleSystem } from '../__testUtils__/examples';
import { mockDevopsApi, noPermission } from '../__testUtils__/legacyApp';
import { devopsApiRef } from '../api';
import {
  DevopsPage,
  EntityDevopsDomainCard,
  EntityDomainSystemsCard,
} from '../plugin';

jest.setTimeout(30_000);

const network = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'network', namespace: 'devops' },
  spec: { type: 'devops', owner: 'group:default/devops' },
};

function render(element: JSX.Element) {
  const api = mockDevopsApi();
  api.getDomains.mockResolvedValue(networkAnswer(domainSystem()));
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [devopsApiRef, api],
        [permissionApiRef, noPermission],
      ]}
    >
      {element}
    </TestApiProvider>,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
}

it('offers the page to apps on the old frontend system, with its header', async () => {
  await render(
    <Routes>
      <Route path="/*" element={<DevopsPage />} />
    </Routes>,
  );
  expect(
    await screen.findByRole('heading', { level: 1, name: 'DevOps' }),
  ).toBeVisible();
  expect(await screen.findByRole('link', { name: 'Network' })).toBeVisible();
});

it('offers the card of a System', async () => {
  await render(
    <EntityProvider entity={exampleSystem('data-platform.yaml', 'mysql')}>
      <EntityDevopsDomainCard />
    </EntityProvider>,
  );
  expect(
    await screen.findByRole('heading', { name: 'DevOps domain' }),
  ).toBeVisible();
});

it('offers the card of a DevOps domain', async () => {
  await render(
    <EntityProvider entity={network}>
      <EntityDomainSystemsCard />
    </EntityProvider>,
  );
  expect(await screen.findByRole('rowheader', { name: /^BIND/ })).toBeVisible();
});
