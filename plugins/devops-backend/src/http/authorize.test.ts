import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { RecentDecisions } from '../catalog/RecentDecisions';
import { authorize } from './authorize';
import { call, ENDPOINT_LIST } from './__testUtils__/callEndpoint';
import { findDeviations } from './__testUtils__/documentedAnswer';
import {
  asNobody,
  asService,
  asUser,
  startRouter,
} from './__testUtils__/startRouter';

/** Sources know no principal; they prove themselves by their signature. */
const OF_PRINCIPALS = ENDPOINT_LIST.filter(
  ({ access }) => access !== 'signature',
);

describe('who may call', () => {
  it.each(OF_PRINCIPALS)('$id wants credentials', async ({ id }) => {
    const { server } = await startRouter();
    const response = await call(server, id, asNobody);
    expect(response.status).toBe(401);
    expect(findDeviations(id, response)).toEqual([]);
  });

  it.each(OF_PRINCIPALS.filter(({ access }) => access === 'write'))(
    '$id is not for users',
    async ({ id }) => {
      const { server, writer } = await startRouter();
      const response = await call(server, id, asUser);
      expect(response.status).toBe(403);
      expect(findDeviations(id, response)).toEqual([]);
      expect(writer.written).toEqual([]);
    },
  );

  it.each(OF_PRINCIPALS.filter(({ access }) => access !== 'authenticated'))(
    '$id wants the permission',
    async ({ id, access }) => {
      const { server, writer } = await startRouter({ decision: 'DENY' });
      const caller = access === 'write' ? asService : asUser;
      const response = await call(server, id, caller);
      expect(response.status).toBe(403);
      expect(response.body.error.message).toMatch(/devops\.\w+\.\w+/);
      expect(writer.written).toEqual([]);
    },
  );
});

describe('a page of many requests', () => {
  function setUp(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
    const permissions = mockServices.permissions.mock();
    permissions.authorize.mockResolvedValue([{ result }]);
    const recentlyAllowed = new RecentDecisions<PolicyDecision>(
      60_000,
      () => 1,
    );
    const ask = (access: 'read' | 'correct') =>
      authorize(mockCredentials.user(), access, {
        permissions,
        recentlyAllowed,
      });
    return { ask, permissions };
  }

  it('asks once whether a user may read, and always whether they may correct', async () => {
    const { ask, permissions } = setUp(AuthorizeResult.ALLOW);

    await ask('read');
    await ask('read');
    expect(permissions.authorize).toHaveBeenCalledTimes(1);
    await ask('correct');
    await ask('correct');
    expect(permissions.authorize).toHaveBeenCalledTimes(3);
  });

  it('does not remember who was refused', async () => {
    const { ask, permissions } = setUp(AuthorizeResult.DENY);

    await expect(ask('read')).rejects.toThrow('devops.metrics.read');
    permissions.authorize.mockResolvedValue([
      { result: AuthorizeResult.ALLOW },
    ]);
    await expect(ask('read')).resolves.toBeUndefined();
  });
});
