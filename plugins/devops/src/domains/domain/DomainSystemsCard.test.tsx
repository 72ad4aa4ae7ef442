import { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { DomainsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  domainSystem,
  emptyDomainsAnswer,
  networkAnswer,
} from '../../__testUtils__/domains';
import { exampleAnswer } from '../../__testUtils__/examples';
import {
  mockDevopsApi,
  renderOnEntityPage,
} from '../../__testUtils__/legacyApp';
import { DomainSystemsCard } from './DomainSystemsCard';

const domain = (name: string, namespace = 'devops'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name, namespace },
  spec: { type: 'devops', owner: 'group:default/devops' },
});

const answering = (answer: DomainsAnswer) => {
  const api = mockDevopsApi();
  api.getDomains.mockResolvedValue(answer);
  return api;
};

const network = domain('network');

it('shows who does what for every System, from one request', async () => {
  const api = answering(
    networkAnswer(
      domainSystem({
        activities: [
          {
            activity: 'operation',
            owners: ['group:default/net-noc', 'user:default/kim'],
            evidence: [
              { title: 'Runbook', url: 'https://example.org/runbook' },
              { title: 'Evil', url: `${'javascript'}:alert(1)` },
            ],
          },
          {
            activity: 'documentation',
            owners: [],
            evidence: [{ title: 'TechDocs', url: '/docs/default/system/bind' }],
          },
        ],
        gaps: ['education'],
        adoption: {
          components: 1,
          teams: 1,
          teamsTotal: 8,
          servicesServed: 4,
          servicesServedBefore: 2,
        },
      }),
    ),
  );
  await renderOnEntityPage(<DomainSystemsCard />, { api, entity: network });

  const table = within(
    await screen.findByRole('table', {
      name: 'Systems of the domain Network and who does what',
    }),
  );
  expect(
    table.getAllByRole('columnheader').map(header => header.textContent),
  ).toEqual([
    'System',
    'Provisioning',
    'Configuration',
    'Operation',
    'Usage',
    'Education',
    'Documentation',
  ]);
  expect(
    within(table.getByRole('rowheader')).getByRole('link', { name: 'BIND' }),
  ).toHaveAttribute('href', '/catalog/default/system/bind');

  const cells = table.getAllByRole('cell');
  expect(within(cells[2]).getByRole('link', { name: /net-noc/ })).toBeVisible();
  expect(within(cells[2]).getByRole('link', { name: /kim/ })).toBeVisible();
  expect(
    within(cells[2]).getByRole('link', { name: /Runbook/ }),
  ).toHaveAttribute('href', 'https://example.org/runbook');
  expect(within(cells[2]).getByText('Evil')).not.toHaveAttribute('href');
  expect(cells[4]).toHaveTextContent('Gap');
  expect(cells[5]).toHaveTextContent('TechDocs');
  expect(cells).toHaveLength(6);
  expect(table.getByRole('rowheader')).toHaveTextContent(
    'Used by: 1 component1 of 8 teamsDelivered records of 4 services in 90 days (2 in the 90 days before)',
  );
  expect(api.getDomains).toHaveBeenCalledTimes(1);
});

it('tells which responsibilities are covered, and which are not', async () => {
  await renderOnEntityPage(<DomainSystemsCard />, {
    api: answering(networkAnswer(domainSystem())),
    entity: network,
  });
  const covered = (await screen.findByText('DNS')).closest('li');
  expect(covered).toHaveTextContent('Covered by: BIND');
  expect(screen.getByText('Proxy and VPN').closest('li')).toHaveTextContent(
    'Gap: no System covers it',
  );
});

it('says how a domain gets its first System', async () => {
  await renderOnEntityPage(<DomainSystemsCard />, {
    api: answering(emptyDomainsAnswer()),
    entity: network,
  });
  expect(
    await screen.findByText('No System is mapped to this domain.'),
  ).toBeVisible();
  expect(screen.getByText('devops-domains.io/domain: network')).toBeVisible();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

it('says so when the backend does not know the domain', async () => {
  await renderOnEntityPage(<DomainSystemsCard />, {
    api: answering(emptyDomainsAnswer()),
    entity: domain('a-ninth'),
  });
  expect(
    await screen.findByText(/The backend does not know this domain/),
  ).toBeVisible();
});

it.each([
  ['en', 'Systems of the domain Data platform and who does what'],
  ['ko', '데이터 플랫폼 도메인의 시스템과 업무 담당'],
] as const)('draws a domain of the example company in %s', async (...row) => {
  const [language, name] = row;
  await renderOnEntityPage(<DomainSystemsCard />, {
    api: answering(exampleAnswer()),
    entity: domain('data-platform'),
    language,
  });
  const table = within(await screen.findByRole('table', { name }));
  expect(table.getByRole('link', { name: 'Kafka' })).toBeVisible();
});

it('shows that it is loading', async () => {
  const api = mockDevopsApi();
  api.getDomains.mockReturnValue(new Promise(() => {}));
  await renderOnEntityPage(<DomainSystemsCard />, { api, entity: network });
  expect(await screen.findByTestId('progress')).toBeInTheDocument();
});

it('says in plain words when the permission is missing', async () => {
  const api = mockDevopsApi();
  api.getDomains.mockRejectedValue(new NotAllowedError('no'));
  await renderOnEntityPage(<DomainSystemsCard />, {
    api,
    entity: network,
    language: 'ko',
  });
  expect(
    await screen.findByText('DevOps 도메인을 볼 수 없습니다'),
  ).toBeVisible();
});

it('tries again after an error', async () => {
  const api = mockDevopsApi();
  api.getDomains.mockRejectedValueOnce(new Error('backend is away'));
  api.getDomains.mockResolvedValueOnce(networkAnswer(domainSystem()));
  await renderOnEntityPage(<DomainSystemsCard />, { api, entity: network });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Try again' }),
  );
  expect(await screen.findByRole('table')).toBeVisible();
});
