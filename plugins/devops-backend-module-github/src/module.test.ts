import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  Connector,
  devopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import devopsModuleGithub from '.';

async function added(github: object, integration: object = {}) {
  const connectors: Connector[] = [];
  const sources: Source[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        devopsSourcesExtensionPoint,
        {
          addConnector: connector => connectors.push(connector),
          addSource: source => sources.push(source),
        },
      ],
    ],
    features: [
      devopsModuleGithub,
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: {
          devops: { sources: { github } },
          integrations: { github: [{ host: 'github.com', ...integration }] },
        },
      }),
    ],
  });
  await backend.stop();
  return { connectors, sources };
}

it('adds the connector, and no source without credentials', async () => {
  expect(await added({})).toMatchObject({
    connectors: [{ name: 'github', title: 'GitHub', topics: ['github'] }],
    sources: [],
  });
});

it('adds the source where an integration has credentials', async () => {
  expect(await added({}, { token: 'ghp-x' })).toMatchObject({
    sources: [
      {
        name: 'github',
        schedule: { frequency: { minutes: 30 } },
        configuration: { integrations: { github: [{ host: 'github.com' }] } },
      },
    ],
  });
});

it('refuses to start with a wrong configuration', async () => {
  const workflows = [{ name: '[', environment: 'production' }];
  await expect(added({ workflows })).rejects.toThrow(
    /devops\.sources\.github\.workflows\[0\]\.name/,
  );
});
