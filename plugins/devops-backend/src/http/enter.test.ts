import { call, ENDPOINT_LIST } from './__testUtils__/callEndpoint';
import { asService, asUser, startRouter } from './__testUtils__/startRouter';

const changes = ({ access }: (typeof ENDPOINT_LIST)[number]) =>
  ['write', 'correct', 'replay'].includes(access);

describe('the audit log', () => {
  it.each(ENDPOINT_LIST.filter(changes))(
    'keeps who was refused at $id',
    async ({ id, access }) => {
      const { server, audited } = await startRouter({ decision: 'DENY' });
      await call(server, id, access === 'write' ? asService : asUser);
      expect(audited).toEqual(['access started', 'access failed']);
    },
  );

  it('does not fill up with those who may not read', async () => {
    const { server, audited } = await startRouter({ decision: 'DENY' });
    await call(server, 'getMetrics', asUser);
    expect(audited).toEqual([]);
  });
});
