import { mockApis } from '@backstage/test-utils';
import { SourceTestAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { sourceHealth, testAnswer } from '../__testUtils__/sources';
import { SourcesContent } from './SourcesContent';

// A dialog with suggestions from the catalog, key by key.
jest.setTimeout(60_000);

function backend(answer: SourceTestAnswer) {
  const api = mockDevopsApi();
  api.getSources.mockResolvedValue({
    sources: [sourceHealth({ secret: 'set' })],
    missing: [],
  });
  api.testSource.mockResolvedValue(answer);
  return api;
}

/** Opens the dialog and sends an event about what is typed, by keyboard alone. */
async function send(
  api: ReturnType<typeof backend>,
  typed: string,
  language?: 'ko',
) {
  await renderOnEntityPage(<SourcesContent />, {
    api,
    language,
    permission: mockApis.permission(),
  });
  const open = await screen.findByRole('button', {
    name: language ? /테스트 이벤트/ : 'Send a test event of GitHub',
  });
  act(() => open.focus());
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('dialog');
  await userEvent.tab();
  expect(screen.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard(`${typed}{Enter}`);
}

const steps = async (name = 'The way of the test event') =>
  within(await screen.findByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('a test event', () => {
  it('is followed all the way', async () => {
    const api = backend(testAnswer());
    await send(api, 'checkout');
    expect(await steps()).toEqual([
      'Received: OKMade as GitHub would send it.',
      'Verified: OKThe proof of the sender holds.',
      'Kept: OKIn the inbox as delivery 42.',
      'Read: OKRecords: 2 (deployments, changes).',
      'Matched: OKFound component:default/checkout by github.com/acme/checkout.',
      'What counts: OKCounted until it is deleted: the environment production is production here.',
      'Deleted: OKIts records are out of all numbers again.',
    ]);
    expect(api.testSource).toHaveBeenCalledWith(
      'github',
      'component:default/checkout',
    );
    expect(screen.getByText('It came the whole way.')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Show delivery 42 in the log' }),
    ).toHaveAttribute('href', '/deliveries?delivery=42');
    // The list behind the dialog knows of it as well.
    expect(api.getSources.mock.calls.length).toBeGreaterThan(1);
  });

  it.each([
    [
      undefined,
      'Verified: OKIts senders prove themselves by a token of Backstage.',
    ],
    [
      'ko' as const,
      '검증함: 정상보내는 쪽은 Backstage 토큰으로 자신을 증명합니다.',
    ],
  ])(
    'says that a token proves its senders, in language %s',
    async (language, text) => {
      const [received, verified, ...rest] = testAnswer().steps;
      const api = backend(
        testAnswer({
          steps: [received, { ...verified, code: 'token' }, ...rest],
        }),
      );
      await send(api, 'checkout', language);
      expect(
        await steps(language ? '테스트 이벤트의 처리 과정' : undefined),
      ).toContain(text);
    },
  );

  it('says where it stopped, in the words of the backend where it must', async () => {
    const [received, verified, ...rest] = testAnswer().steps;
    const api = backend(
      testAnswer({
        delivery: null,
        steps: [
          received,
          {
            ...verified,
            result: 'failed',
            code: 'newer-than-this',
            message: 'The clock is wrong.',
          },
          ...rest.map(step => ({
            ...step,
            result: 'skipped' as const,
            code: null,
          })),
        ],
        deleted: false,
      }),
    );
    await send(api, 'component:default/checkout');
    const way = await steps();
    expect(way[1]).toBe('Verified: failedThe clock is wrong.');
    expect(way[6]).toBe('Deleted: skipped');
    expect(screen.getByText(/It did not come the whole way/)).toHaveTextContent(
      'could not be taken out again',
    );
    expect(screen.queryByRole('link', { name: /Show delivery/ })).toBeNull();
  });

  it('suggests entities of the catalog', async () => {
    const api = backend(testAnswer());
    await send(api, 'chec{ArrowDown}');
    await userEvent.clear(screen.getByRole('textbox'));
    await userEvent.type(screen.getByRole('textbox'), 'heck');
    await userEvent.click(
      await screen.findByRole('option', { name: 'component:default/checkout' }),
    );
    expect(screen.getByRole('textbox')).toHaveValue(
      'component:default/checkout',
    );
  });

  it('is not sent about what is no entity', async () => {
    const api = backend(testAnswer());
    await send(api, 'component:');
    expect(await screen.findByText(/Write it as kind/)).toBeVisible();
    expect(api.testSource).not.toHaveBeenCalled();
  });

  it('says so where it could not be sent, and all in Korean', async () => {
    const api = backend(testAnswer());
    api.testSource.mockRejectedValueOnce(new Error('backend is away'));
    await send(api, 'checkout', 'ko');
    expect(
      await screen.findByText(/테스트 이벤트를 보낼 수 없습니다/),
    ).toBeVisible();
    expect(screen.getByTitle('지우기')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: '보내기' }));
    const way = await steps('테스트 이벤트의 처리 과정');
    expect(way[3]).toBe('읽음: 정상기록 2개 (배포, 변경)를 읽었습니다.');
    expect(way.join(' ')).not.toMatch(/[a-z]+ as the backend/);
  });
});
