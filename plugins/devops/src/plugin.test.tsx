import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { metricsAnswer } from './__testUtils__/answers';
import {
  checkout,
  mockDevopsApi,
  noPermission,
} from './__testUtils__/legacyApp';
import { devopsApiRef } from './api';
import { isDoraAvailable } from './dora/availability';
import { devopsPlugin, EntityDoraCard, EntityDoraContent } from './plugin';
import { doraContentRouteRef } from './routes';

jest.setTimeout(30_000);

const answering = () => {
  const api = mockDevopsApi();
  const entityRef = 'component:default/checkout';
  api.getMetrics.mockResolvedValue(metricsAnswer());
  api.getDeployments.mockResolvedValue({
    entityRef,
    live: [],
    items: [],
    nextCursor: null,
  });
  api.getWaitingChanges.mockResolvedValue({
    entityRef,
    total: 0,
    items: [],
    nextCursor: null,
  });
  return api;
};

const onEntityPage = (element: JSX.Element) => (
  <TestApiProvider
    apis={[
      [devopsApiRef, answering()],
      [permissionApiRef, noPermission],
    ]}
  >
    <EntityProvider entity={checkout}>{element}</EntityProvider>
  </TestApiProvider>
);

it('brings its own API', () => {
  expect(devopsPlugin.getId()).toBe('devops');
  expect([...devopsPlugin.getApis()].map(({ api }) => api)).toEqual([
    devopsApiRef,
  ]);
});

it('leads from the card to the tab where there is one', async () => {
  await renderInTestApp(onEntityPage(<EntityDoraCard />), {
    mountedRoutes: { '/the-tab': doraContentRouteRef },
  });
  expect(
    await screen.findByText('Charts, evidence and definitions'),
  ).toBeVisible();
  expect(
    screen.getByRole('link', { name: /Charts, evidence/ }),
  ).toHaveAttribute('href', '/the-tab');
});

it('shows the card without a link where there is no tab', async () => {
  await renderInTestApp(onEntityPage(<EntityDoraCard />));
  expect(await screen.findByText('2.3 per day')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

it('shows the tab', async () => {
  await renderInTestApp(
    onEntityPage(
      <Routes>
        <Route path="/" element={<EntityDoraContent />} />
      </Routes>,
    ),
  );
  expect(
    await screen.findByText('How these numbers are computed'),
  ).toBeVisible();
});

it.each([
  ['Component', true],
  ['resource', true],
  ['System', true],
  ['Domain', true],
  ['Group', true],
  ['API', false],
  ['User', false],
])('measures %s: %s', (kind, measured) => {
  expect(isDoraAvailable({ ...checkout, kind })).toBe(measured);
});
