import { ConfigReader } from '@backstage/config';
import { parseInstant } from '@devops-domains/backstage-plugin-devops-common';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import {
  failed,
  healthy,
  helmRelease,
  kustomization,
  reconciled,
  unhealthy,
} from './__testUtils__/events';
import { createFluxConnector } from './createFluxConnector';
import { precedenceOf, Word } from './events/precedence';

const connector = createFluxConnector();
const delivery = (payload: unknown) => ({
  payload,
  headers: {},
  receivedAt: 0,
  topic: null,
});
const at = (time: string) => parseInstant(`2026-11-01T${time}Z`);
const applied = (time: string) =>
  kustomization({ timestamp: `2026-11-01T${time}Z` });

const shuffled = <T>(life: T[]) =>
  fc
    .tuple(
      fc.shuffledSubarray(life, { minLength: life.length }),
      fc.array(fc.constantFrom(...life)),
    )
    .map(parts => parts.flat());

describe('the life of a revision, in any order and with any repetition,', () => {
  it.each<[string, object[], object]>([
    [
      'ends when it was first applied',
      [applied('10:00:05'), reconciled(), applied('15:00:00')],
      { status: 'succeeded', finishedAt: at('10:00:05') },
    ],
    [
      'ends when it was first healthy',
      [
        applied('10:00:05'),
        healthy(),
        applied('15:00:00'),
        healthy('2026-11-01T15:01:00Z'),
      ],
      { status: 'succeeded', finishedAt: at('10:00:50') },
    ],
    [
      'fails when it does not become healthy',
      [applied('10:00:05'), unhealthy(), unhealthy('2026-11-01T10:15:00Z')],
      { status: 'failed', finishedAt: at('10:05:00') },
    ],
    [
      'succeeds when it is healthy at last',
      [applied('10:00:05'), unhealthy(), healthy('2026-11-01T10:20:00Z')],
      { status: 'succeeded', finishedAt: at('10:20:00') },
    ],
    [
      'stays deployed when it falls ill later',
      [applied('10:00:05'), healthy(), unhealthy('2026-11-09T10:00:00Z')],
      { status: 'succeeded', finishedAt: at('10:00:50') },
    ],
    [
      'succeeds when another try does',
      [failed(), failed('2026-11-01T09:59:30Z'), applied('10:00:05')],
      { status: 'succeeded', finishedAt: at('10:00:05') },
    ],
    [
      'fails when no try succeeds',
      [failed(), failed('2026-11-01T09:59:30Z')],
      { status: 'failed', finishedAt: at('09:59:00') },
    ],
  ])('%s', (_, life, record) => {
    fc.assert(
      fc.property(shuffled(life), payloads => {
        const stored = storedAfter(connector, payloads);
        expect(stored).toHaveLength(1);
        expect(stored).toMatchObject([record]);
      }),
    );
  });
});

it('the life of a HelmRelease is the same in any order and with any repetition', () => {
  const action = (reason: string, time: string) =>
    helmRelease({ reason, timestamp: `2026-11-01T${time}Z` });
  const life = [
    action('InstallSucceeded', '09:00:00'),
    action('UpgradeFailed', '10:00:00'),
    action('RollbackSucceeded', '10:01:00'),
    action('UpgradeFailed', '10:30:00'),
    action('UpgradeSucceeded', '11:00:00'),
  ];
  const expected = storedAfter(connector, life);
  expect(expected).toHaveLength(life.length);
  fc.assert(
    fc.property(shuffled(life), payloads => {
      expect(storedAfter(connector, payloads)).toEqual(expected);
    }),
  );
});

it('a weightier word comes after all others, and the first of equal ones last', () => {
  const words: Word[] = ['failed', 'applied', 'unhealthy', 'healthy'];
  const instant = fc.integer({
    min: Date.UTC(2015, 0, 1),
    max: Date.UTC(2099, 0, 1),
  });
  const of = (word: number, time: number) =>
    parseInstant(precedenceOf(words[word], new Date(time).toISOString()))!;
  const word = fc.nat({ max: words.length - 1 });
  fc.assert(
    fc.property(word, word, instant, instant, (one, other, a, b) => {
      const difference = one === other ? b - a : one - other;
      expect(Math.sign(of(one, a) - of(other, b))).toBe(Math.sign(difference));
      expect(of(one, a)).toBeLessThan(0);
    }),
  );
});

it('identifies anything', () => {
  expect(connector.identify(delivery(helmRelease()))).toEqual({
    id: null,
    event: 'HelmRelease.UpgradeSucceeded',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(connector.identify(delivery(payload)).id).toBeNull();
    }),
  );
});

it.each([{}, { environment: 'production', environmentKeys: ['stage'] }])(
  'makes a test deployment of the entity with %j',
  settings => {
    const configured = createFluxConnector(new ConfigReader(settings));
    const test = configured.testDelivery({
      entityRef: 'component:default/checkout',
      annotations: {},
      id: 'abc123',
      now: Date.UTC(2026, 10, 1),
    });
    const payload = 'payload' in test ? test.payload : null;
    expect(configured.read(delivery(payload))).toMatchObject({
      records: [{ entityRef: 'component:default/checkout' }],
    });
    expect(storedAfter(configured, [payload])).toMatchObject([
      {
        externalId: expect.stringContaining('abc123'),
        environment: 'test',
        status: 'succeeded',
      },
    ]);
  },
);
