import { NotAllowedError } from '@backstage/errors';
import { mockApis } from '@backstage/test-utils';
import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { sourceHealth } from '../__testUtils__/sources';
import { SourcesContent } from './SourcesContent';

const gitlab = sourceHealth({
  source: 'gitlab',
  title: 'GitLab',
  webhook: '/api/devops/v1/webhooks/gitlab',
  secret: 'unsigned',
  kinds: ['deployment'],
  records: 1234,
  lastReceivedAt: '2026-11-22T10:00:00.000Z',
  lastDelivery: {
    receivedAt: '2026-11-22T10:00:00.000Z',
    event: 'deployment',
    status: 'processed',
  },
  deliveries: { processed: 40, failed: 2 },
});
const git = sourceHealth({
  source: 'git',
  title: 'git',
  webhook: null,
  secret: null,
  scheduled: true,
  testable: false,
  lastError: 'No such repository',
});

function backend(...sources: SourceHealth[]) {
  const api = mockDevopsApi();
  api.getSources.mockResolvedValue({ sources, missing: [] });
  return api;
}

const show = (
  api: ReturnType<typeof backend>,
  options: { language?: 'ko' } = {},
) =>
  renderOnEntityPage(<SourcesContent />, {
    api,
    permission: mockApis.permission(),
    ...options,
  });

async function item(name: string) {
  const heading = await screen.findByRole('heading', { level: 3, name });
  return within(heading.closest('li') as HTMLElement);
}

afterEach(() => jest.useRealTimers());

describe('the sources of the portal', () => {
  it('stand with their states, those that fail first', async () => {
    await show(backend(sourceHealth(), gitlab, git));
    await screen.findByText('Failing');
    expect(
      screen
        .getAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      'git',
      'GitLab',
      'GitHub',
      'A new pipeline, or a tool that is not listed',
    ]);
    expect((await item('git')).getByText('No such repository')).toBeVisible();
    expect((await item('GitHub')).getByText('Secret missing')).toBeVisible();
    const feeding = await item('GitLab');
    expect(feeding.getByText('Feeds the portal')).toBeVisible();
    expect(feeding.getByText('Takes unsigned deliveries')).toBeVisible();
    expect(feeding.getByText('1,234 · deployments')).toBeVisible();
  });

  it('lead to their deliveries in the log by state', async () => {
    await show(backend(gitlab));
    const feeding = await item('GitLab');
    expect(feeding.getByRole('link', { name: 'Failed (2)' })).toHaveAttribute(
      'href',
      '/deliveries?source=gitlab&status=failed&period=1d',
    );
    expect(feeding.queryByRole('link', { name: /Ignored/ })).toBeNull();
  });

  it('say how they are connected, with what is to be copied', async () => {
    await show(backend(sourceHealth()));
    const github = await item('GitHub');
    const button = github.getByRole('button', { name: /How to connect/ });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(button);
    expect(
      await github.findByText(
        'http://example.com/api/devops/v1/webhooks/github',
      ),
    ).toBeVisible();
    expect(
      github.getByText(/secret: \$\{GITHUB_WEBHOOK_SECRET\}/),
    ).toBeVisible();
    expect(
      github.getByText('github.com/project-slug: ORGANISATION/REPOSITORY'),
    ).toBeVisible();
    expect(
      github.getByRole('link', { name: /Documentation of GitHub/ }),
    ).toHaveAttribute('href', 'https://example.org/github');
  });

  const unfold = async (name: string) => {
    const own = await item(name);
    const button = own.getByRole('button', { name: /How to connect/ });
    await userEvent.click(button);
    return own;
  };
  const plain = { webhook: null, secret: null, testable: false };

  it('say what the portal needs to ask one', async () => {
    const configuration = { devops: { git: { repositories: ['HOST'] } } };
    await show(backend({ ...git, configuration }));
    const own = await unfold('git');
    expect(own.getByText(/repositories:\s+- HOST/)).toBeVisible();
    expect(own.getByRole('link', { name: /of git/ })).toBeVisible();
    expect(own.queryByText(/curl/)).toBeNull();
  });

  it('say what generated records are, and how to be rid of them', async () => {
    const configuration = { devops: { sample: { enabled: false } } };
    const sample = { ...plain, title: 'sample', sample: true, configuration };
    await show(backend(sourceHealth({ ...sample, scheduled: true })));
    const own = await unfold('sample');
    expect(own.getByText(/nothing of them is real/)).toBeVisible();
    expect(own.getByText(/enabled: false/)).toBeVisible();
  });

  it.each([
    ['ci', ['deployment'], '/v1/deployments', /"environment"/],
    ['pager', ['incident'], '/v1/incidents', /"openedAt"/],
  ] as const)(
    'say how %s sends its records',
    async (name, delivers, path, field) => {
      const of = { source: name, title: name, delivers: [...delivers] };
      await show(backend(sourceHealth({ ...plain, ...of })));
      const own = await unfold(name);
      const address = `http://example.com/api/devops${path}`;
      const [command] = await own.findAllByText(text => text.includes(address));
      expect(command).toHaveTextContent(field);
      expect(command).toHaveTextContent(`"source": "${name}"`);
      expect(
        own.getByRole('link', { name: /Documentation of sending/ }),
      ).toBeVisible();
    },
  );

  it('say where CloudEvents go', async () => {
    const cdevents = { ...plain, title: 'CDEvents', testable: true };
    await show(backend(sourceHealth(cdevents)));
    const own = await unfold('CDEvents');
    expect(
      await own.findByText('http://example.com/api/devops/v1/events'),
    ).toBeVisible();
    expect(own.queryByText(/curl/)).toBeNull();
  });

  it('say how to begin with what is not listed, even where nothing is', async () => {
    await show(backend());
    const own = await screen.findByRole('region', { name: /A new pipeline/ });
    expect(within(own).getByText(/"source": "my-pipeline"/)).toBeVisible();
  });

  const waiting: SourceHealth['waiting'] = {
    records: 9,
    reasons: [
      {
        code: 'not-in-catalog' as const,
        message: 'as the backend says it',
        params: { named: 'component:default/vault-sever' },
        records: 4,
      },
      {
        code: 'no-candidate' as const,
        message: 'as the backend says it',
        params: { named: 'the repository https://example.org/shop' },
        records: 2,
      },
      { code: null, message: 'The catalog is silent', params: {}, records: 1 },
    ],
  };

  it('show which records wait for an entity, why, and what to do', async () => {
    const ci = sourceHealth({ ...plain, title: 'ci', waiting });
    await show(backend(ci));
    const own = await item('ci');
    expect(own.getByText('Its records wait for an entity')).toBeVisible();
    expect(own.getByText(/wait for their entity: 9/)).toBeVisible();
    const [first, second, third, rest] = own.getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /^component:default\/vault-sever is not in the catalog \(4\)\. Correct the spelling .*devops\.aliases/,
    );
    expect(second).toHaveTextContent(
      /has https:\/\/example.org\/shop \(2\).*annotation/,
    );
    expect(third).toHaveTextContent('The catalog is silent (1)');
    expect(rest).toHaveTextContent('for other reasons (2)');
  });

  const at = '2026-11-22T11:00:00.000Z';

  it('show that what was sent last was refused, and when that is history', async () => {
    const lastRefusal = { at, reason: 'mismatch' as const };
    const wrong = sourceHealth({ secret: 'set', lastRefusal });
    const mended = {
      ...gitlab,
      lastRefusal: {
        at: '2026-11-22T09:00:00.000Z',
        reason: 'expired' as const,
      },
    };
    await show(backend(wrong, mended));
    const own = await item('GitHub');
    expect(own.getByText('What it sends is refused')).toBeVisible();
    expect(
      own.getByText(/11:00.* · the signature does not match the secret/),
    ).toBeVisible();
    expect(own.queryByText(/let in/)).toBeNull();
    const past = await item('GitLab');
    expect(past.getByText('Feeds the portal')).toBeVisible();
    expect(past.getByText(/too old.* · since then .* let in/)).toBeVisible();
  });

  it('show a backfill and ask again while it is under way', async () => {
    jest.useFakeTimers();
    const progress = {
      done: 12,
      total: 48,
      what: 'repositories',
      waitingUntil: '2026-11-22T11:00:00.000Z',
      secondsLeft: 180,
    };
    const api = backend(sourceHealth({ scheduled: true, progress }));
    await show(api);
    const bar = await screen.findByRole('progressbar', {
      name: 'Backfill of GitHub',
    });
    expect(bar).toHaveAttribute('aria-valuenow', '25');
    expect(
      screen.getByText(
        /^Backfill: 12 of 48 repositories · about 3 min left · waits for the rate limit until .*11:00/,
      ),
    ).toBeVisible();
    const asked = api.getSources.mock.calls.length;
    api.getSources.mockResolvedValue({
      sources: [sourceHealth({ scheduled: true, progress: null })],
      missing: [],
    });
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(api.getSources).toHaveBeenCalledTimes(asked + 1);
    expect(screen.queryByRole('progressbar')).toBeNull();
    await act(() => jest.advanceTimersByTimeAsync(60_000));
    expect(api.getSources).toHaveBeenCalledTimes(asked + 1);
  });

  it('say what to do where there is none, in Korean too', async () => {
    await show(backend(), { language: 'ko' });
    expect(await screen.findByText(/설치된 소스가 없습니다/)).toBeVisible();
    expect(screen.getByText(/backend\.add/)).toBeVisible();
  });

  it('are whole in Korean', async () => {
    await show(backend(gitlab, git), { language: 'ko' });
    const feeding = await item('GitLab');
    expect(feeding.getByText('서명 없는 수신 허용')).toBeVisible();
    expect(feeding.getByText('1,234 · 배포')).toBeVisible();
    expect(
      screen.getByRole('heading', { name: /목록에 없는 도구/ }),
    ).toBeVisible();
  });

  it('say which permission is missing', async () => {
    const api = backend();
    api.getSources.mockRejectedValue(new NotAllowedError('no'));
    await show(api);
    expect(
      await screen.findByText('You may not read the sources'),
    ).toBeVisible();
  });
});
