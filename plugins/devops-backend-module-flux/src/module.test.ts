import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  Connector,
  devopsSourcesExtensionPoint,
} from '@devops-domains/backstage-plugin-devops-node';
import module from './index';

async function connectorsWith(sources: object) {
  const connectors: Connector[] = [];
  const data = JSON.parse(JSON.stringify({ devops: { sources } }));
  const sink = {
    addSource: () => {},
    addConnector: (connector: Connector) => connectors.push(connector),
  };
  await startTestBackend({
    features: [module, mockServices.rootConfig.factory({ data })],
    extensionPoints: [[devopsSourcesExtensionPoint, sink]],
  });
  return connectors;
}

it('adds its sources, also without any settings', async () => {
  const connectors = await connectorsWith({});
  expect(connectors.map(({ name }) => name)).toEqual(['flux']);
});

it('stops the start at wrong settings, naming the key', async () => {
  await expect(
    connectorsWith({ flux: { environmentKeys: [] } }),
  ).rejects.toThrow(/environmentKeys/);
});
