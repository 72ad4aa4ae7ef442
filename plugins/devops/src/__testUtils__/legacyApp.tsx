import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { AnyApiRef, discoveryApiRef } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  translationApiRef,
} from '@backstage/core-plugin-api/alpha';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { DevopsApi } from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { pageRouteRef } from '../routes';
import { koreanTranslationApi, languageApi } from './korean';

/** The service that the tests look at. */
export const checkout: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout', namespace: 'default' },
  spec: { type: 'service', owner: 'group:default/shop' },
};

/** A backend whose every answer a test can choose. */
export function mockDevopsApi(part: Partial<DevopsApi> = {}) {
  const api: jest.Mocked<DevopsApi> = {
    getMetrics: jest.fn(),
    getServices: jest.fn(),
    getEvidence: jest.fn(),
    getEvidenceCsv: jest.fn(),
    getDeployments: jest.fn(),
    getWaitingChanges: jest.fn(),
    getSources: jest.fn().mockResolvedValue({ sources: [], missing: [] }),
    testSource: jest.fn(),
    getDomains: jest.fn(),
    getOverrides: jest.fn().mockResolvedValue({ items: [], nextCursor: null }),
    correctRecords: jest.fn(),
    undoOverride: jest.fn(),
    getDeliveries: jest
      .fn()
      .mockResolvedValue({ items: [], nextCursor: null, counts: [] }),
    getDelivery: jest.fn(),
    replayDelivery: jest.fn(),
  };
  return Object.assign(api, part) as jest.Mocked<DevopsApi>;
}

/** Somebody who may look, and no more. */
export const noPermission = mockApis.permission({
  authorize: AuthorizeResult.DENY,
});

/** Renders on the page of an entity, in an app of the old frontend system. */
export function renderOnEntityPage(
  element: ReactElement,
  options: {
    api: DevopsApi;
    entity?: Entity;
    language?: 'en' | 'ko';
    path?: string;
    /** What the person may; nothing unless told. */
    permission?: ReturnType<typeof mockApis.permission>;
  },
) {
  const apis: [AnyApiRef, {}][] = [
    [devopsApiRef, options.api],
    [permissionApiRef, options.permission ?? noPermission],
    [catalogApiRef, catalogApiMock({ entities: [checkout] })],
    [discoveryApiRef, mockApis.discovery()],
  ];
  if (options.language === 'ko') {
    apis.push(
      [translationApiRef, koreanTranslationApi()],
      [appLanguageApiRef, languageApi('ko')],
    );
  }
  return renderInTestApp(
    <TestApiProvider apis={apis}>
      <EntityProvider entity={options.entity ?? checkout}>
        {element}
      </EntityProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/devops': pageRouteRef,
      },
      routeEntries: [options.path ?? '/'],
    },
  );
}
