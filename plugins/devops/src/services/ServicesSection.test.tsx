import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  METRIC_IDS,
  ServicesAnswer,
  serviceSpread,
} from '@devops-domains/backstage-plugin-devops-common';
import { metricsAnswer } from '../__testUtils__/answers';
import { mockDevopsApi, renderOnEntityPage } from '../__testUtils__/legacyApp';
import { ServicesSection } from './ServicesSection';

const ofSystem = metricsAnswer({ entityRef: 'system:default/shop' });

const service = (name: string, isMeasured: boolean) => ({
  entityRef: `component:default/${name}`,
  metrics: METRIC_IDS.map(metric => ({
    metric,
    unit: 'seconds' as const,
    value: isMeasured ? 7_200 : null,
    n: isMeasured ? 8 : 0,
    verdict: isMeasured ? ('worse' as const) : ('no-baseline' as const),
  })),
});

function answer(part: Partial<ServicesAnswer> = {}): ServicesAnswer {
  const items = [service('cart', true), service('idle', false)];
  return {
    entityRef: 'system:default/shop',
    from: ofSystem.from,
    to: ofSystem.to,
    asOf: ofSystem.asOf,
    stale: false,
    total: items.length,
    spread: serviceSpread(items),
    items,
    nextCursor: null,
    ...part,
  };
}

async function show(
  services: ServicesAnswer,
  options: { language?: 'ko'; shown?: typeof ofSystem; path?: string } = {},
) {
  const api = mockDevopsApi();
  api.getServices.mockResolvedValue(services);
  const { language, shown = ofSystem, path } = options;
  await renderOnEntityPage(
    <ServicesSection answer={shown} period="90d" readAt={1} />,
    {
      api,
      language,
      path,
    },
  );
  return api;
}

describe('ServicesSection', () => {
  it('shows each service with its numbers, n and verdict, and how they spread', async () => {
    await show(answer());
    const row = (name: RegExp) =>
      within(screen.getByText(name).closest('tr') as HTMLElement);
    await screen.findByText('cart');
    expect(row(/^cart$/).getAllByText('2 h')).toHaveLength(6);
    expect(row(/^cart$/).getAllByText('n = 8')).toHaveLength(6);
    expect(row(/^cart$/).getAllByText('Worse')).toHaveLength(6);
    expect(row(/^idle$/).getAllByText('not measured')).toHaveLength(6);
    expect(row(/^All services$/).getAllByText('median 2 h')).toHaveLength(6);
    expect(
      row(/^All services$/).getAllByText('1 of 2 services measured'),
    ).toHaveLength(6);
  });

  it('leads to the same tab of a service, with the same view', async () => {
    await show(answer(), {
      path: '/catalog/default/System/shop/delivery?window=30d&bucket=day&timeZone=UTC&benchmarkYear=2021&sort=lead-time&order=desc',
    });
    const cart = (await screen.findByText('cart')).closest('a');
    expect(cart).toHaveAttribute(
      'href',
      '/catalog/default/component/cart/delivery?window=30d&bucket=day&timeZone=UTC&benchmarkYear=2021',
    );
  });

  it('leads to the page of a service where no address tells the tab', async () => {
    await show(answer());
    expect((await screen.findByText('cart')).closest('a')).toHaveAttribute(
      'href',
      '/catalog/default/component/cart',
    );
  });

  it('takes its order from the address, and the usual one where that is wrong', async () => {
    const api = await show(answer(), { path: '/?sort=rework-rate&order=desc' });
    await screen.findByText('cart');
    expect(api.getServices).toHaveBeenLastCalledWith(
      expect.objectContaining({ sort: 'rework-rate', order: 'desc' }),
    );
    const other = await show(answer(), { path: '/?sort=luck&order=up' });
    await waitFor(() =>
      expect(other.getServices).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'name', order: 'asc' }),
      ),
    );
  });

  it('sorts by keyboard and keeps the focus while the other order is fetched', async () => {
    const api = await show(answer());
    const head = await screen.findByRole('button', {
      name: /Lead time for changes/,
    });
    head.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(api.getServices).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'lead-time', order: 'desc' }),
      ),
    );
    expect(head).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(api.getServices).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'lead-time', order: 'asc' }),
      ),
    );
    expect(head.closest('th')).toHaveAttribute('aria-sort', 'ascending');
  });

  it('reads further pages when asked', async () => {
    const api = await show(answer({ nextCursor: 'next', total: 26 }));
    api.getServices.mockResolvedValue(
      answer({ items: [service('search', true)], total: 26 }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Show more services' }),
    );
    expect(await screen.findByText('search')).toBeInTheDocument();
    expect(screen.getByText('cart')).toBeInTheDocument();
  });

  it('shows that the other order is being fetched, and nothing where that fails', async () => {
    const api = await show(answer());
    await screen.findByText('cart');
    let fail = (_: Error) => {};
    api.getServices.mockReturnValue(
      new Promise((_, reject) => {
        fail = reject;
      }),
    );
    await userEvent.click(
      screen.getByRole('button', { name: /Lead time for changes/ }),
    );
    expect(screen.getByText('cart').closest('[aria-busy]')).toHaveAttribute(
      'aria-busy',
      'true',
    );
    expect(screen.getByRole('progressbar')).toBeVisible();
    fail(new Error('broken'));
    expect(await screen.findByText(/could not be read/)).toBeVisible();
    expect(screen.queryByText('cart')).not.toBeInTheDocument();
  });

  it('says why it is empty and how a service gets there, in Korean too', async () => {
    await show(answer({ items: [], spread: [], total: 0 }), { language: 'ko' });
    expect(await screen.findByText(/spec\.system/)).toBeInTheDocument();
    expect(screen.getByText('서비스')).toBeInTheDocument();
  });

  it('says what failed and reads again', async () => {
    const api = mockDevopsApi();
    api.getServices.mockRejectedValueOnce(new Error('broken'));
    api.getServices.mockResolvedValue(answer());
    await renderOnEntityPage(
      <ServicesSection answer={ofSystem} period="90d" readAt={1} />,
      {
        api,
      },
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /again/i }),
    );
    expect(await screen.findByText('cart')).toBeInTheDocument();
  });

  it('is not there for a service', async () => {
    const api = await show(answer(), { shown: metricsAnswer() });
    expect(screen.queryByText('Services')).not.toBeInTheDocument();
    expect(api.getServices).not.toHaveBeenCalled();
  });
});
