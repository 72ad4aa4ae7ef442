import { permissionsRegistryServiceFactory } from '@backstage/backend-defaults/permissionsRegistry';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import request from 'supertest';
import devopsPlugin from '../index';
import { MEMORY } from './__testUtils__/startDevops';
import { testCatalogFactory } from './__testUtils__/testCatalog';

jest.setTimeout(60_000);

function start(externalAccess: JsonObject[]) {
  const backend = { database: MEMORY.config, auth: { externalAccess } };
  return startTestBackend({
    features: [
      devopsPlugin,
      MEMORY.factory,
      permissionsRegistryServiceFactory,
      testCatalogFactory([]),
      mockServices.rootConfig.factory({ data: { backend } }),
    ],
  });
}

describe('the started plugin', () => {
  afterEach(() => jest.restoreAllMocks());

  it('tells the portal its permissions', async () => {
    const { server } = await start([]);
    const { body } = await request(server).get(
      '/api/devops/.well-known/backstage/permissions/metadata',
    );
    const names = body.permissions.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual([
      'devops.delivery.read',
      'devops.delivery.replay',
      'devops.link.correct',
      'devops.metrics.read',
      'devops.record.write',
    ]);
  });

  it('does not start in production with the token that everybody knows', async () => {
    const env = { ...process.env, NODE_ENV: 'production' };
    jest.replaceProperty(process, 'env', env);
    const options = { token: 'devops-local', subject: 'ci' };
    await expect(start([{ type: 'static', options }])).rejects.toThrow(
      'backend.auth.externalAccess[0].options.token',
    );
  });
});
