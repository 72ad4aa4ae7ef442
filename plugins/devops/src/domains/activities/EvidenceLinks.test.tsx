import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/test-utils';
import { techDocsRouteRef } from '../../routes';
import { EvidenceLinks } from './EvidenceLinks';

const techDocs = { title: 'TechDocs', url: '/docs/default/system/kafka' };

it('leads to the TechDocs where the portal has them', async () => {
  await renderInTestApp(<EvidenceLinks evidence={[techDocs]} />, {
    mountedRoutes: { '/manuals/:namespace/:kind/:name': techDocsRouteRef },
  });
  expect(screen.getByRole('link', { name: 'TechDocs' })).toHaveAttribute(
    'href',
    '/manuals/default/system/kafka',
  );
});

it('only names them where it has none', async () => {
  await renderInTestApp(<EvidenceLinks evidence={[techDocs]} />);
  expect(screen.getByText('TechDocs')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

it.each([
  `${'javascript'}:alert(1)`,
  `JavaScript${':'}alert(1)`,
  'data:text/html,<script>alert(1)</script>',
  '//example.org/docs',
  '/docs/../%2F/x',
  'not an address',
])('never makes a link of %s', async url => {
  await renderInTestApp(<EvidenceLinks evidence={[{ title: 'Evil', url }]} />);
  expect(screen.getByText('Evil')).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});
