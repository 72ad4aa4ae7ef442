import { NotAllowedError } from '@backstage/errors';
import { DomainsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  domainSystem,
  emptyDomainsAnswer,
  networkAnswer,
} from '../__testUtils__/domains';
import { exampleAnswer } from '../__testUtils__/examples';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { DevopsPage } from './DevopsPage';

jest.setTimeout(60_000);

const answering = (answer: DomainsAnswer) => {
  const api = mockDevopsApi();
  api.getDomains.mockResolvedValue(answer);
  return api;
};

const render = (
  answer: DomainsAnswer,
  options: { language?: 'en' | 'ko'; path?: string } = {},
) => renderOnEntityPage(<DevopsPage />, { api: answering(answer), ...options });

const region = (name: string) => within(screen.getByRole('region', { name }));
const domainHeadings = () =>
  screen.getAllByRole('heading', { level: 2 }).map(node => node.textContent);

const problem = {
  path: 'metadata.annotations["devops-domains.io/domain"]',
  code: 'domain-unknown',
  message: 'wrong',
  value: 'netwrok',
  nearest: 'network',
  fix: 'mend',
};

describe('the page', () => {
  it('shows the eight domains of the example company, each with its Systems', async () => {
    const api = answering(exampleAnswer());
    await renderOnEntityPage(<DevopsPage />, { api });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'DevOps' }),
    ).toBeVisible();
    expect(domainHeadings().slice(0, 8)).toEqual([
      'Network',
      'Development & deployment platform',
      'Orchestration platform',
      'Monitoring platform',
      'Cloud platform',
      'Security platform',
      'Data platform',
      'Service operations',
    ]);
    const data = region('Data platform');
    expect(data.getByRole('link', { name: 'Data platform' })).toHaveAttribute(
      'href',
      '/catalog/devops/domain/data-platform',
    );
    expect(
      within(data.getByRole('table')).getByRole('link', { name: 'Kafka' }),
    ).toBeVisible();
    expect(data.getByText('3 of 3 responsibilities covered')).toBeVisible();
    expect(api.getDomains).toHaveBeenCalledTimes(1);
  });

  it('helps with the Systems that are not mapped', async () => {
    await render(exampleAnswer());
    const heading = await screen.findByRole('heading', {
      level: 2,
      name: /Systems without a valid mapping/,
    });
    const unmapped = within(heading.parentElement as HTMLElement);
    expect(unmapped.getByRole('link', { name: 'Harbor' })).toBeVisible();
    expect(
      unmapped.getByText('“develpoment-platform” is not a DevOps domain.'),
    ).toBeVisible();
    expect(
      unmapped.getByText('devops-domains.io/domain: development-platform'),
    ).toBeVisible();
    expect(
      unmapped.getByText('Security platform / Access control'),
    ).toBeVisible();
    expect(unmapped.getByText(/^Why: its name says “teleport”/)).toBeVisible();
    expect(
      unmapped.getByRole('heading', { name: /with no hint of a domain/ }),
    ).toBeVisible();
  });

  it('speaks Korean throughout', async () => {
    await render(exampleAnswer(), { language: 'ko' });
    expect(
      await screen.findByRole('heading', { name: '데이터 플랫폼' }),
    ).toBeVisible();
    const text = document.body.textContent ?? '';
    expect(text).toContain('담당 업무 3개 중 3개를 담당함');
    expect(text).toContain('이유: 이름에 ‘teleport’ 포함');
    expect(text).not.toMatch(/domains\.[a-z]+\.|\{\{/);
    expect(text).not.toMatch(/\b(Gap|Covered|Why|Owner|mapped|problem)\b/);
  });

  it('says in words what is missing', async () => {
    await render(
      networkAnswer(
        domainSystem({
          owner: null,
          responsibilities: [],
          gaps: ['education', 'documentation'],
          problems: [problem, problem],
          adoption: {
            components: 0,
            teams: 0,
            teamsTotal: 0,
            servicesServed: null,
            servicesServedBefore: null,
          },
        }),
      ),
    );
    await screen.findByRole('region', { name: 'Network' });
    const network = region('Network');
    expect(network.getByText('0 of 3 responsibilities covered')).toBeVisible();
    const row = within(
      network.getByRole('rowheader').parentElement as HTMLElement,
    );
    expect(row.getByText('2 problems in its YAML')).toBeVisible();
    expect(row.getByText('Education, Documentation')).toBeVisible();
    expect(row.getByText('No owner')).toBeVisible();
    expect(row.getByText('None named')).toBeVisible();
    expect(row.getByText('No component uses it')).toBeVisible();
  });

  it('stays short when many Systems are unmapped', async () => {
    const answer = emptyDomainsAnswer();
    answer.unmapped = Array.from({ length: 300 }, (_, index) => ({
      entityRef: `system:default/s${index}`,
      title: `S${index}`,
      owner: null,
      problems: [problem],
      suggestions: [],
    }));
    await render(answer);
    await screen.findByRole('heading', {
      name: '300 Systems without a valid mapping',
    });
    expect(screen.getAllByText('netwrok')).toHaveLength(10);
    expect(
      screen.getByRole('button', { name: 'Show all 300 Systems' }),
    ).toBeVisible();
  });
});

describe('the filter', () => {
  const bind = domainSystem();
  const squid = domainSystem({
    entityRef: 'system:default/squid',
    title: 'Squid',
    owner: 'group:default/net-edge',
    responsibilities: ['proxy-vpn'],
    gaps: ['documentation'],
  });

  it('finds by text, and can be cleared', async () => {
    await render(networkAnswer(bind, squid));
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search' }),
      'squ',
    );
    expect(domainHeadings()).toEqual(['Network']);
    expect(
      within(screen.getByRole('table')).getAllByRole('rowheader'),
    ).toHaveLength(1);
    expect(screen.getByRole('status')).toHaveTextContent(
      '1 of 8 domains shown, Systems: 1',
    );
    // What is covered does not depend on the filter.
    expect(screen.getByText('2 of 3 responsibilities covered')).toBeVisible();

    await userEvent.type(screen.getByRole('searchbox'), 'xyz');
    expect(screen.getByRole('status')).toHaveTextContent(
      'Nothing matches the filter.',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(domainHeadings()).toHaveLength(8);
  });

  it('shows only gaps, and only those of an owner', async () => {
    await render(networkAnswer(bind, squid));
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Only gaps and problems' }),
    );
    expect(
      screen.getAllByRole('rowheader').map(node => node.textContent),
    ).toEqual(['Squid']);
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: 'Owner or responsible' }),
      'net-core',
    );
    expect(screen.getByRole('status')).toHaveTextContent(
      'Nothing matches the filter.',
    );
  });

  it('comes from the address', async () => {
    await render(networkAnswer(bind, squid), {
      path: '/?q=bind&owner=group%3Adefault%2Fnet-core',
    });
    expect(
      (await screen.findAllByRole('rowheader')).map(node => node.textContent),
    ).toEqual(['BIND']);
    expect(screen.getByRole('searchbox')).toHaveValue('bind');
    expect(screen.getByRole('combobox')).toHaveValue('group:default/net-core');
  });
});

describe('when there is nothing to show', () => {
  it('says how the first System is mapped', async () => {
    await render(emptyDomainsAnswer());
    expect(
      await screen.findByText('No System is mapped to a DevOps domain yet.'),
    ).toBeVisible();
    expect(
      screen.getByText(/devops-domains\.io\/domain: data-platform/),
    ).toBeVisible();
    expect(domainHeadings()).toHaveLength(8);
  });

  it('shows that it is loading', async () => {
    const api = mockDevopsApi();
    api.getDomains.mockReturnValue(new Promise(() => {}));
    await renderOnEntityPage(<DevopsPage />, { api });
    expect(await screen.findByTestId('progress')).toBeInTheDocument();
  });

  it('says in plain words when the permission is missing', async () => {
    const api = mockDevopsApi();
    api.getDomains.mockRejectedValue(new NotAllowedError('no'));
    await renderOnEntityPage(<DevopsPage />, { api });
    expect(
      await screen.findByText('You may not see the DevOps domains'),
    ).toBeVisible();
  });

  it('tries again after an error', async () => {
    const api = mockDevopsApi();
    api.getDomains.mockRejectedValueOnce(new Error('backend is away'));
    api.getDomains.mockResolvedValueOnce(networkAnswer(domainSystem()));
    await renderOnEntityPage(<DevopsPage />, { api });
    expect(
      await screen.findByText(/The DevOps domains could not be loaded/),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('region', { name: 'Network' }),
    ).toBeVisible();
  });
});
