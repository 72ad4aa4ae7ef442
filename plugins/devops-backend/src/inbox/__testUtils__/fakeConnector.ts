import { InputError } from '@backstage/errors';
import {
  Connector,
  ConnectorRecord,
  hmacSignature,
} from '@devops-domains/backstage-plugin-devops-node';

/** What the fake source sends. */
export interface FakePayload {
  event?: string;
  records?: Partial<ConnectorRecord>[];
  passedOver?: string;
  ignored?: string;
  /** What its connector throws; `crash` is no fault of the payload. */
  failure?: 'input' | 'crash';
}

export const SECRET = 'a secret of both sides';

/** A source whose payloads say what is to become of them. */
export const fakeConnector: Connector = {
  name: 'fake',
  title: 'Fake',
  signatures: [
    hmacSignature({ header: 'X-Fake-Signature', prefix: 'sha256=' }),
  ],
  acceptsForm: true,
  // By mistake it asks for its proof, too.
  headers: ['x-fake-delivery', 'x-fake-signature'],
  delivers: ['deployment', 'incident'],
  annotations: ['fake.example.com/service'],
  documentation: 'https://fake.example.com',
  topics: ['fake'],
  identify: ({ headers, payload }) => ({
    id: headers['x-fake-delivery'] ?? null,
    event: (payload as FakePayload | null)?.event ?? 'unknown',
  }),
  read: ({ payload }) => {
    const {
      records = [],
      passedOver,
      ignored,
      failure,
    } = payload as FakePayload;
    if (failure === 'input') throw new InputError('status: is unknown');
    if (failure === 'crash') throw new TypeError('the inside of the connector');
    return ignored === undefined
      ? { records: records as ConnectorRecord[], passedOver }
      : { ignored };
  },
  testDelivery: () => ({ missingAnnotations: ['fake.example.com/service'] }),
};

/** The connectors of a backend that knows the fake source only. */
export const fakeConnectors = new Map([[fakeConnector.name, fakeConnector]]);

/** A finished deployment of the fake source. */
export function fakeDeployment(
  externalId: string,
  more: Partial<ConnectorRecord> = {},
): Partial<ConnectorRecord> {
  return {
    kind: 'deployment',
    externalId,
    entityRef: 'component:default/checkout',
    environment: 'production',
    status: 'succeeded',
    finishedAt: '2026-11-01T00:00:00Z',
    ...more,
  };
}
