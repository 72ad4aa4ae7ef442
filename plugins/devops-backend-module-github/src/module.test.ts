import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  Connector,
  devopsSourcesExtensionPoint,
} from '@devops-domains/backstage-plugin-devops-node';
import devopsModuleGithub from '.';

async function addedConnectors(github: object): Promise<Connector[]> {
  const added: Connector[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        devopsSourcesExtensionPoint,
        { addConnector: connector => added.push(connector) },
      ],
    ],
    features: [
      devopsModuleGithub,
      mockServices.rootConfig.factory({
        data: { devops: { sources: { github } } },
      }),
    ],
  });
  await backend.stop();
  return added;
}

it('adds the connector', async () => {
  expect(await addedConnectors({})).toMatchObject([
    { name: 'github', title: 'GitHub', topics: ['github'] },
  ]);
});

it('refuses to start with a wrong configuration', async () => {
  const workflows = [{ name: '[', environment: 'production' }];
  await expect(addedConnectors({ workflows })).rejects.toThrow(
    /devops\.sources\.github\.workflows\[0\]\.name/,
  );
});
