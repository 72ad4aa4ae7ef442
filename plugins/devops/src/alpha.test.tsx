import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef, EntityProvider } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { metricsAnswer } from './__testUtils__/answers';
import { checkout, mockDevopsApi } from './__testUtils__/legacyApp';
import plugin from './alpha';
import { devopsApiRef } from './api';
import { doraCard, doraContent } from './dora/extensions';

// A whole portal with its lazily loaded parts.
const SLOWLY = { timeout: 20_000 };
jest.setTimeout(60_000);

// The app remembers the language that it was shown in.
afterEach(() => window.localStorage.clear());

const answering = () => {
  const api = mockDevopsApi();
  api.getMetrics.mockResolvedValue(metricsAnswer());
  api.getDeployments.mockResolvedValue({
    entityRef: 'component:default/checkout',
    live: [],
    items: [],
    nextCursor: null,
  });
  api.getWaitingChanges.mockResolvedValue({
    entityRef: 'component:default/checkout',
    total: 0,
    items: [],
    nextCursor: null,
  });
  return api;
};

it('is a plugin of the new frontend system', () => {
  expect(plugin).toMatchObject({ $$type: '@backstage/FrontendPlugin' });
  expect(String(plugin)).toContain('devops');
});

it.each([
  'api:devops',
  'entity-card:devops/dora',
  'entity-content:devops/dora',
  'entity-card:devops/domain',
  'entity-card:devops/domain-systems',
  'page:devops',
] as const)('has the extension %s', id => {
  expect(plugin.getExtension(id)).toBeDefined();
});

it.each([
  ['card', doraCard, '2.3 per day'],
  ['tab', doraContent, 'How these numbers are computed'],
])('draws the %s as an extension', async (_, extension, text) => {
  renderInTestApp(
    <EntityProvider entity={checkout}>
      {createExtensionTester<typeof extension.T>(extension).reactElement()}
    </EntityProvider>,
    { apis: [[devopsApiRef, answering()]] },
  );
  expect(await screen.findByText(text, undefined, SLOWLY)).toBeVisible();
});

it('finds its place on the page of an entity, from card to tab', async () => {
  renderTestApp({
    features: [catalogPlugin, plugin],
    initialRouteEntries: ['/catalog/default/component/checkout'],
    apis: [
      [devopsApiRef, answering()],
      [catalogApiRef, catalogApiMock({ entities: [checkout] })],
      mockApis.permission(),
    ],
  });
  await userEvent.click(
    await screen.findByText(/Charts, evidence/, undefined, SLOWLY),
  );
  expect(
    await screen.findByText(
      'How these numbers are computed',
      undefined,
      SLOWLY,
    ),
  ).toBeVisible();
});

it('loads its Korean texts by itself where the app speaks Korean', async () => {
  renderTestApp({
    features: [catalogPlugin, plugin],
    config: {
      app: {
        extensions: [
          {
            'api:app/app-language': {
              config: {
                availableLanguages: ['en', 'ko'],
                defaultLanguage: 'ko',
              },
            },
          },
        ],
      },
    },
    initialRouteEntries: ['/catalog/default/component/checkout/dora'],
    apis: [
      [devopsApiRef, answering()],
      [catalogApiRef, catalogApiMock({ entities: [checkout] })],
      mockApis.permission(),
    ],
  });
  expect(
    await screen.findByText('중앙값 · 변경 57건', undefined, SLOWLY),
  ).toBeVisible();
});
