import { screen } from '@testing-library/react';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import plugin from './alpha';
import { devopsApiRef } from './api';
import { metricsAnswer } from './__testUtils__/answers';
import { doraCard } from './dora/extensions';
import { checkout, mockDevopsApi } from './__testUtils__/legacyApp';

it('is a plugin of the new frontend system', () => {
  expect(plugin).toMatchObject({ $$type: '@backstage/FrontendPlugin' });
  expect(String(plugin)).toContain('devops');
});

it('draws the card as an extension', async () => {
  const api = mockDevopsApi();
  api.getMetrics.mockResolvedValue(metricsAnswer());
  renderInTestApp(
    <EntityProvider entity={checkout}>
      {createExtensionTester(doraCard).reactElement()}
    </EntityProvider>,
    { apis: [[devopsApiRef, api]] },
  );
  expect(await screen.findByText('11 h 37 min')).toBeVisible();
});
