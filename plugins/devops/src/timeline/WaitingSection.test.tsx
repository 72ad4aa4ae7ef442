import { useState } from 'react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChangesAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { OverridesProvider } from '../overrides/OverridesContext';
import { useWaitingChanges } from './useWaitingChanges';
import { WaitingSection } from './WaitingSection';

// Every query by role looks at the whole page.
jest.setTimeout(30_000);

const answer = metricsAnswer();

const change: ChangesAnswer['items'][number] = {
  id: 'git/shop:4f1c0de',
  entityRef: answer.entityRef,
  revision: '4f1c0de0123456789abcdef',
  pullRequest: null,
  mergedAt: '2026-11-01T10:00:00.000Z',
  ageSeconds: 86_400,
  automated: false,
  url: null,
};

/** Read again after a correction, as on the page. */
function Waiting(props: { kinds: string[]; onChange: () => void }) {
  const [readAt, setReadAt] = useState(1);
  const pages = useWaitingChanges(answer.entityRef, readAt);
  const onChange = () => {
    props.onChange();
    setReadAt(readAt + 1);
  };
  const sources = [{ ...answer.sources[0], kinds: props.kinds }];
  return (
    <OverridesProvider answer={answer} onChange={onChange}>
      <WaitingSection answer={{ ...answer, sources }} pages={pages} />
    </OverridesProvider>
  );
}

async function render(options: {
  items: ChangesAnswer['items'];
  language?: 'en' | 'ko';
  /** What is delivered of the entity. */
  kinds?: string[];
}) {
  const { items, language, kinds = ['deployment', 'change'] } = options;
  const api = mockDevopsApi();
  api.getOverrides.mockResolvedValue({ items: [], nextCursor: null });
  api.correctRecords.mockResolvedValue({ items: [], nextCursor: null });
  api.getWaitingChanges.mockResolvedValue({
    entityRef: answer.entityRef,
    total: items.length,
    items,
    nextCursor: null,
  });
  const onChange = jest.fn();
  const permissions = mockApis.permission({
    authorize: AuthorizeResult.ALLOW,
  });
  await renderOnEntityPage(
    <TestApiProvider apis={[[permissionApiRef, permissions]]}>
      <Waiting kinds={kinds} onChange={onChange} />
    </TestApiProvider>,
    { api, language },
  );
  return { api, onChange };
}

async function exclude(name: string) {
  const menu = await screen.findByRole('button', { name: `Correct ${name}` });
  act(() => menu.focus());
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('menuitem', { name: /Exclude/ });
  await userEvent.keyboard('{Enter}');
  return within(await screen.findByRole('dialog'));
}

describe('where no change is listed', () => {
  it('says that none waits where changes are delivered', async () => {
    await render({ items: [] });
    expect(
      await screen.findByText('No change is waiting for its release.'),
    ).toBeVisible();
  });

  it('says that it is not known, and what to do, where they are not', async () => {
    await render({ items: [], kinds: ['deployment'] });
    expect(await screen.findByText(/is not known/)).toBeVisible();
    expect(
      screen.getByText(/^Next step: Connect a source of changes/),
    ).toBeVisible();
    expect(screen.queryByText(/^No change is waiting/)).toBeNull();
  });

  it('says so in Korean', async () => {
    await render({ items: [], kinds: [], language: 'ko' });
    expect(await screen.findByText(/알 수 없습니다/)).toBeVisible();
  });
});

describe('a change that waits', () => {
  it('is called by its pull request where one is known, and told from others of it', async () => {
    const both = ['4f1c0de0123456789abcdef', 'b0b0b0b0123456789abcdef'];
    await render({
      items: both.map(revision => ({ ...change, pullRequest: 12, revision })),
    });
    for (const name of ['#12 · 4f1c0de01234', '#12 · b0b0b0b01234']) {
      expect(await screen.findByText(name)).toBeVisible();
      expect(
        screen.getByRole('button', { name: `Correct ${name}` }),
      ).toBeVisible();
    }
  });

  it('is excluded with the keyboard, by a record of it', async () => {
    const { api, onChange } = await render({ items: [change] });
    const asked = await exclude('4f1c0de01234');
    expect(asked.getByText(/^The change waits no more/)).toBeVisible();
    await userEvent.type(asked.getByLabelText(/^Reason/), 'a test{Enter}');
    await waitFor(() => expect(onChange).toHaveBeenCalled());
    expect(api.correctRecords).toHaveBeenCalledWith({
      targets: ['change:git/shop:4f1c0de'],
      action: 'exclude-change',
      to: 'revision:4f1c0de0123456789abcdef',
      reason: 'a test',
    });
  });

  it.each([
    ['the last one', []],
    ['one of several', [{ ...change, revision: 'b0b' }]],
  ])(
    'leaves the keyboard at its list when it is excluded, %s',
    async (_, left) => {
      const { api } = await render({ items: [change, ...left] });
      const asked = await exclude('4f1c0de01234');
      api.getWaitingChanges.mockResolvedValue({
        entityRef: answer.entityRef,
        total: left.length,
        items: left,
        nextCursor: null,
      });
      await userEvent.type(asked.getByLabelText(/^Reason/), 'a test{Enter}');
      await waitFor(() =>
        expect(screen.queryByText('4f1c0de01234')).toBeNull(),
      );
      expect(screen.getByText('Merged, not yet released')).toHaveFocus();
    },
  );

  it('is excluded in Korean', async () => {
    await render({ items: [change], language: 'ko' });
    await userEvent.click(
      await screen.findByRole('button', { name: '4f1c0de01234 바로잡기' }),
    );
    await userEvent.click(
      await screen.findByRole('menuitem', { name: /제외/ }),
    );
    const asked = within(await screen.findByRole('dialog'));
    expect(asked.getByText(/릴리스 대기 목록에서 빠지고/)).toBeVisible();
  });

  it('has no menu where nothing describes it any more', async () => {
    await render({ items: [{ ...change, id: null }] });
    expect(await screen.findByText('4f1c0de01234')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Correct/ })).toBeNull();
  });
});
