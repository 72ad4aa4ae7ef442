import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  Connector,
  ConnectorRecord,
  devopsSourcesExtensionPoint,
  hmacSignature,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';

/** By which the shipper finds an entity. */
export const SHIPPER_ANNOTATION = 'shipper.example/id';

interface Shipment {
  id: string;
  shipper: string;
  environment: string;
  at: string;
}

/** A connector of a system that deploys, for tests. */
export const shipper: Connector = {
  name: 'shipper',
  title: 'Shipper',
  signatures: [hmacSignature({ header: 'X-Shipper-Signature' })],
  headers: ['x-shipper-event'],
  delivers: ['deployment'],
  annotations: [SHIPPER_ANNOTATION],
  documentation: 'https://shipper.example/docs',
  topics: [],
  identify: ({ payload }) => ({
    id: (payload as Shipment).id,
    event: 'shipped',
  }),
  read: ({ payload }) => {
    const { id, shipper: name, environment, at } = payload as Shipment;
    const record: ConnectorRecord = {
      kind: 'deployment',
      externalId: id,
      selector: { [SHIPPER_ANNOTATION]: name },
      environment,
      status: 'succeeded',
      finishedAt: at,
    };
    return environment === 'ignored'
      ? { ignored: 'nothing was shipped' }
      : { records: [record] };
  },
  testDelivery: ({ annotations, id, now }) => {
    const name = annotations[SHIPPER_ANNOTATION];
    return name
      ? {
          headers: { 'X-Shipper-Event': 'shipped' },
          payload: {
            id: `test-${id}`,
            shipper: name,
            environment: 'test',
            at: new Date(now).toISOString(),
          },
        }
      : { missingAnnotations: [SHIPPER_ANNOTATION] };
  },
};

/** A source that the portal asks, and that has come half the way of its history. */
export const walker: Source = {
  name: 'walker',
  configuration: { walker: { paths: ['PATH'] } },
  documentation: 'https://walker.example/docs',
  schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
  deliver: async context => {
    const progress = { total: 4, what: 'repositories' };
    await context.reportProgress({ ...progress, done: 0 });
    await new Promise(resolve => setTimeout(resolve, 20));
    await context.reportProgress({ ...progress, done: 2 });
    await context.reportError('One repository is gone');
  },
};

/** Adds them to the plugin. */
export const shippingModule: BackendFeature = createBackendModule({
  pluginId: 'devops',
  moduleId: 'shipping',
  register(reg) {
    reg.registerInit({
      deps: { sources: devopsSourcesExtensionPoint },
      async init({ sources }) {
        sources.addConnector(shipper);
        sources.addSource(walker);
      },
    });
  },
});
