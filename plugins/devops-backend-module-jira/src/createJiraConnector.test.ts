import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { storedAfter } from '@devops-domains/backstage-plugin-devops-node/testUtils';
import fc from 'fast-check';
import { change, jiraTime, webhook } from './__testUtils__/webhooks';
import { readJiraSettings } from './configuration/jiraSettings';
import { createJiraConnector } from './createJiraConnector';

const connectorWith = (settings: object = {}) =>
  createJiraConnector(readJiraSettings(new ConfigReader({ ...settings })));
const connector = connectorWith();
const delivery = (payload: unknown, headers = {}) => ({
  payload,
  headers,
  receivedAt: 0,
  topic: null,
});
const read = (payload: unknown, settings?: object) =>
  connectorWith(settings).read(delivery(payload));
const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);
const COMMIT = '4f1c0d2e5b6a798897a6b5c4d3e2f10123456789';
const created = webhook('issue_created', '10:00:01', 'open');

describe('an incident', () => {
  it('is read', () => {
    expect(read(created)).toEqual({
      records: [
        {
          kind: 'incident',
          externalId: 'shop.atlassian.net/10007',
          updatedAt: '2026-11-01T10:00:01.000Z',
          selector: { 'jira/project-key': 'SHOP' },
          deleted: false,
          openedAt: jiraTime('10:00:00'),
          resolvedAt: null,
          severity: 'High',
          title: 'Payments are declined',
          duplicateOf: null,
          url: 'https://shop.atlassian.net/browse/SHOP-7',
        },
      ],
    });
  });

  it.each<[string, object, object, string | null]>([
    [
      'the resolution',
      { resolutiondate: jiraTime('11:00:00') },
      {},
      '11:00:00',
    ],
    [
      'the change of category',
      { statuscategorychangedate: jiraTime('11:30:00') },
      {},
      '11:30:00',
    ],
    ['the change of status', {}, change('status', 'To Do', 'Done'), '12:00:00'],
  ])('ends with %s', (_, fields, changed, end) => {
    const done = webhook('issue_updated', '12:00:00', 'done', fields, [
      { field: 'x', ...changed },
    ]);
    expect(storedAfter(connector, [created, done])).toMatchObject([
      { resolvedAt: end && at(end) },
    ]);
  });

  it('that is worked on again is open, whatever its resolution says', () => {
    const fields = { resolutiondate: jiraTime('11:00:00') };
    const life = [
      webhook('issue_updated', '11:00:00', 'done', fields),
      webhook('issue_updated', '11:10:00', 'working', fields),
    ];
    expect(storedAfter(connector, life)).toMatchObject([{ resolvedAt: null }]);
  });

  it.each<[object, object]>([
    [
      { issuetype: { name: 'Bug' }, labels: ['Outage'] },
      { labels: ['outage'] },
    ],
    [
      {
        issuetype: { name: 'Service Request' },
        customfield_10010: { requestType: { id: '1', name: 'Report outage' } },
      },
      { requestTypes: ['Report outage'] },
    ],
    [{ issuetype: { name: 'Störung' } }, { issueTypes: ['Störung'] }],
  ])('is what the configuration says: %j', (fields, settings) => {
    const sent = webhook('issue_created', '10:00:00', 'open', fields);
    expect(read(sent)).toEqual({
      ignored: expect.stringMatching(/no incident/),
    });
    expect(read(sent, settings)).toMatchObject({
      records: [{ severity: 'High' }],
    });
  });

  it('is of the entity in its field, and of none there once that is empty', () => {
    const settings = { entityRefField: 'customfield_1' };
    const issue = (customfield_1: unknown) =>
      webhook('issue_updated', '10:10:00', 'open', { customfield_1 });
    const entityRef = 'component:default/checkout';
    expect(read(issue(entityRef), settings)).toMatchObject({
      records: [{ entityRef }],
    });
    expect(read(issue(null), settings)).toMatchObject({
      records: [{ entityRef: null }],
    });
  });

  it('is matched, graded and linked by configured fields', () => {
    const fields = {
      customfield_1: 'component:default/checkout',
      customfield_2: { value: 'SEV-1' },
      customfield_3: COMMIT,
      issuelinks: [
        {
          type: { inward: 'is duplicated by', outward: 'duplicates' },
          outwardIssue: {
            id: '10001',
            self: 'https://shop.atlassian.net/rest/api/2/issue/10001',
          },
        },
        {
          type: { inward: 'is caused by', outward: 'causes' },
          outwardIssue: { id: '1' },
        },
      ],
    };
    expect(
      read(webhook('issue_created', '10:00:00', 'open', fields), {
        entityRefField: 'customfield_1',
        severityField: 'customfield_2',
        causedByField: 'customfield_3',
        byComponent: true,
      }),
    ).toMatchObject({
      records: [
        {
          entityRef: 'component:default/checkout',
          selector: {
            'jira/project-key': 'SHOP',
            'jira/component': 'checkout',
          },
          severity: 'SEV-1',
          causedBy: `revision:${COMMIT}`,
          duplicateOf: 'incident:jira/shop.atlassian.net/10001',
        },
      ],
    });
  });

  it.each([
    [COMMIT.toUpperCase(), `revision:${COMMIT}`],
    [`revision:${COMMIT.toUpperCase()}`, `revision:${COMMIT}`],
    ['a'.repeat(64), `revision:${'a'.repeat(64)}`],
    ['deployment:ci/4711', 'deployment:ci/4711'],
    ['4f1c0de', null],
    ['revision:4f1c0de', null],
    [COMMIT.slice(1), null],
    ['incident:jira/1', null],
    ['unknown', null],
  ])('whose field says %s has the cause %s', (customfield_3, causedBy) => {
    expect(
      read(webhook('issue_created', '10:00:00', 'open', { customfield_3 }), {
        causedByField: 'customfield_3',
      }),
    ).toMatchObject({ records: [{ causedBy }] });
  });

  it('that becomes something else, or is deleted, counts no more', () => {
    const bug = webhook(
      'issue_updated',
      '10:10:00',
      'open',
      { issuetype: { name: 'Bug' } },
      [change('issuetype', '[System] Incident', 'Bug')],
    );
    expect(read(bug)).toMatchObject({ records: [{ deleted: true }] });
    expect(read(webhook('issue_deleted', '10:10:00', 'open'))).toMatchObject({
      records: [{ deleted: true }],
    });
  });
});

it('makes the same of a life in any order and with any repetition', () => {
  const life = [
    created,
    webhook('issue_updated', '10:10:00', 'working', {
      priority: { name: 'Highest' },
    }),
    webhook('issue_updated', '10:20:00', 'done', {}, [
      change('status', 'Working', 'Done'),
    ]),
    webhook('issue_updated', '10:30:00', 'working'),
    webhook('issue_updated', '10:40:00', 'done', {
      resolutiondate: jiraTime('10:40:00'),
    }),
    webhook('issue_updated', '10:50:00', 'done', { summary: 'Renamed' }),
  ];
  const expected = storedAfter(connector, life);
  expect(expected).toMatchObject([
    { resolvedAt: at('10:40:00'), title: 'Renamed', severity: 'High' },
  ]);
  const shuffled = fc
    .tuple(
      fc.shuffledSubarray(life, { minLength: life.length }),
      fc.array(fc.constantFrom(...life)),
    )
    .map(parts => parts.flat());
  fc.assert(
    fc.property(shuffled, payloads => {
      expect(storedAfter(connector, payloads)).toEqual(expected);
    }),
  );
});

it('passes over what is no issue', () => {
  expect(read({ webhookEvent: 'comment_created', comment: {} })).toEqual({
    ignored: expect.stringMatching(/comment_created/),
  });
});

it.each<[string, unknown, RegExp]>([
  ['no webhook of Jira', { action: 'opened' }, /webhookEvent: /],
  [
    'an issue without times',
    webhook('issue_created', '10:00:00', 'open', { created: null }),
    /issue\.fields\.created: /,
  ],
])('%s is refused, naming the field', (_, payload, message) => {
  expect(() => read(payload)).toThrow(InputError);
  expect(() => read(payload)).toThrow(message);
});

it('is identified by the header, and any payload has a name', () => {
  const headers = { 'x-atlassian-webhook-identifier': 'w1' };
  expect(connector.identify(delivery(created, headers))).toEqual({
    id: 'w1',
    event: 'jira:issue_created',
  });
  fc.assert(
    fc.property(fc.anything(), payload => {
      expect(connector.identify(delivery(payload)).event).toBeDefined();
    }),
  );
});

it('makes a test incident of the project, or names the annotation', () => {
  const target = {
    entityRef: 'component:default/checkout',
    annotations: { 'jira/project-key': 'SHOP' },
    id: 'abc123',
    now: at('10:00:00'),
  };
  const test = connector.testDelivery(target);
  expect(
    storedAfter(connector, ['payload' in test && test.payload]),
  ).toMatchObject([
    {
      externalId: 'test-abc123',
      openedAt: target.now,
      resolvedAt: target.now,
    },
  ]);
  expect(connector.testDelivery({ ...target, annotations: {} })).toEqual({
    missingAnnotations: ['jira/project-key'],
  });
});
