import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { fakeConnector } from '../inbox/__testUtils__/fakeConnector';
import { Call } from './handler';
import { webhookRoutes } from './webhookRoutes';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const bus: Connector = { ...fakeConnector, name: 'bus', signatures: [] };

function open(...opened: string[]) {
  const note = jest.fn();
  const settings = { secrets: [], allowUnsigned: true };
  const { receiveWebhook } = webhookRoutes({
    inbox: { isFull: false, keep: jest.fn() },
    connectors: new Map([fakeConnector, bus].map(one => [one.name, one])),
    webhooks: new Map(opened.map(source => [source, settings])),
    refusals: { note },
  });
  // Nothing more is looked at before a sender is let in.
  const send = (source: string) =>
    receiveWebhook({
      path: { source },
      now: NOW,
    } as Call<'receiveWebhook'>);
  return { send, note };
}

describe('the door for webhooks', () => {
  it('is closed without a secret, and keeps a note of who came', async () => {
    const { send, note } = open();
    await expect(send('fake')).rejects.toMatchObject({
      name: 'AuthenticationError',
      message: expect.stringContaining(
        'devops.sources.fake.webhook.secrets is not set',
      ),
    });
    expect(note.mock.calls).toEqual([['fake', 'unconfigured', NOW]]);
  });

  it.each([[[]], [['bus']]])(
    'is not there for a source without signatures, with %p open, and keeps no note',
    async opened => {
      const { send, note } = open(...opened);
      await expect(send('bus')).rejects.toMatchObject({
        name: 'NotFoundError',
        message: expect.stringContaining('POST /api/devops/v1/events'),
      });
      expect(note).not.toHaveBeenCalled();
    },
  );
});
