import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  Connector,
  devopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import devopsModuleGitlab from '.';

const WITH_TOKEN = { gitlab: [{ host: 'gitlab.com', token: 'glpat-secret' }] };

async function added(data: object) {
  const names: { connectors: Connector[]; sources: Source[] } = {
    connectors: [],
    sources: [],
  };
  const backend = await startTestBackend({
    extensionPoints: [
      [
        devopsSourcesExtensionPoint,
        {
          addSource: source => names.sources.push(source),
          addConnector: connector => names.connectors.push(connector),
        },
      ],
    ],
    features: [
      devopsModuleGitlab,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({ data }),
    ],
  });
  await backend.stop();
  return names;
}

const settings = (gitlab: object) => ({
  integrations: WITH_TOKEN,
  devops: { sources: { gitlab } },
});

describe('devopsModuleGitlab', () => {
  it('adds the webhook, and the history where there is a token', async () => {
    expect(await added({})).toMatchObject({
      connectors: [{ name: 'gitlab' }],
      sources: [],
    });
    expect(await added({ integrations: WITH_TOKEN })).toMatchObject({
      connectors: [{ name: 'gitlab' }],
      sources: [
        {
          name: 'gitlab',
          schedule: { frequency: { minutes: 15 } },
          configuration: { integrations: { gitlab: [{ host: 'gitlab.com' }] } },
        },
      ],
    });
  });

  it('follows the configuration', async () => {
    const schedule = { frequency: 'PT1H', timeout: 'PT30M' };
    expect(await added(settings({ backfill: { schedule } }))).toMatchObject({
      sources: [{ schedule: { frequency: { hours: 1 } } }],
    });
    expect(
      await added(settings({ backfill: { enabled: false } })),
    ).toMatchObject({ sources: [] });
  });

  it.each([
    [{ backfill: { days: 0 } }, /gitlab\.backfill\.days': must be a whole/],
    [{ deploymentsFrom: 'x' }, /gitlab\.deploymentsFrom': must be one of/],
  ])('refuses to start with %j', async (gitlab, message) => {
    await expect(added(settings(gitlab))).rejects.toThrow(message);
  });
});
