import { screen } from '@testing-library/react';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { sourceHealth } from '../__testUtils__/sources';
import { SourcesContent } from './SourcesContent';

// In a file of its own: what may be done is remembered between tests.
it('offers no test event to those who may not send it', async () => {
  const api = mockDevopsApi();
  api.getSources.mockResolvedValue({ sources: [sourceHealth()], missing: [] });
  await renderOnEntityPage(<SourcesContent />, { api });
  await screen.findByRole('button', { name: /How to connect/ });
  expect(screen.queryByRole('button', { name: /test event/ })).toBeNull();
});
