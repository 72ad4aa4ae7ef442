import { screen, within } from '@testing-library/react';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { sourceHealth } from '../__testUtils__/sources';
import { SourcesContent } from './SourcesContent';
import { SourcesSection } from './SourcesSection';

// In a file of its own: what may be done is remembered between tests.
it('offers no test event to those who may not send it', async () => {
  const api = mockDevopsApi();
  api.getSources.mockResolvedValue({ sources: [sourceHealth()], missing: [] });
  await renderOnEntityPage(<SourcesContent />, { api });
  await screen.findByRole('button', { name: /How to connect/ });
  expect(screen.queryByRole('button', { name: /test event/ })).toBeNull();
});

it('shows the sources of an entity also to those who are not told how deliveries come in', async () => {
  const api = mockDevopsApi();
  const hidden = { webhook: null, secret: null, lastDelivery: null };
  api.getSources.mockResolvedValue({
    sources: [sourceHealth({ ...hidden, lastError: 'no token' })],
    missing: [],
  });
  await renderOnEntityPage(<SourcesSection answer={metricsAnswer()} />, {
    api,
  });
  const table = within(await screen.findByRole('table', { name: 'Sources' }));
  expect(await table.findByText('GitHub')).toBeVisible();
  expect(table.getByText('no token')).toBeVisible();
  expect(table.queryByText('Last delivery')).toBeNull();
  expect(screen.queryByText('Takes unsigned deliveries')).toBeNull();
});
