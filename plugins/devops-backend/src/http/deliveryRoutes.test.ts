import { call } from './__testUtils__/callEndpoint';
import { findDeviations } from './__testUtils__/documentedAnswer';
import { asUser, startRouter } from './__testUtils__/startRouter';

describe('a replay', () => {
  it.each([
    [[], 200],
    [['devops.delivery.read'], 403],
    [['devops.delivery.replay'], 403],
  ])('without %j is answered with %d', async (denied, status) => {
    const { server } = await startRouter({ denied });
    const response = await call(server, 'replayDelivery', asUser);
    expect(response.status).toBe(status);
    expect(findDeviations('replayDelivery', response)).toEqual([]);
    expect('payload' in response.body).toBe(status === 200);
  });

  it('that is refused stands in the audit log', async () => {
    const { server, audited } = await startRouter({
      denied: ['devops.delivery.read'],
    });
    await call(server, 'replayDelivery', asUser);
    expect(audited).toEqual([
      'delivery-replay started',
      'delivery-replay failed',
    ]);
  });
});
