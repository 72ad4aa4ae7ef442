const HOST = 'https://shop.atlassian.net';

const category = {
  open: { name: 'To Do', statusCategory: { id: 2, key: 'new' } },
  working: { name: 'Working', statusCategory: { id: 4, key: 'indeterminate' } },
  done: { name: 'Done', statusCategory: { id: 3, key: 'done' } },
};

/** 10:30 on the day of the tests, as Jira writes it. */
export const jiraTime = (time: string) => `2026-11-01T${time}.000+0000`;

/** A webhook about the incident SHOP-7, after Atlassian's documentation. */
export function webhook(
  name: string,
  time: string,
  status: keyof typeof category,
  fields: object = {},
  changes: object[] = [],
) {
  return {
    timestamp: Date.parse(`2026-11-01T${time}Z`),
    webhookEvent: `jira:${name}`,
    issue_event_type_name: 'issue_generic',
    user: { accountId: '5b10a2844c20165700ede21g', displayName: 'Mia' },
    issue: {
      id: '10007',
      self: `${HOST}/rest/api/2/issue/10007`,
      key: 'SHOP-7',
      fields: {
        summary: 'Payments are declined',
        issuetype: { id: '10001', name: '[System] Incident', subtask: false },
        project: { id: '10000', key: 'SHOP', name: 'Shop' },
        created: jiraTime('10:00:00'),
        updated: jiraTime(time),
        resolutiondate: null,
        priority: { id: '2', name: 'High', self: `${HOST}/priority/2` },
        status: category[status],
        labels: [],
        components: [{ id: '1', name: 'checkout' }],
        issuelinks: [],
        ...fields,
      },
    },
    changelog: { id: '10124', items: changes },
  };
}

/** The change of one field. */
export const change = (field: string, from: string, to: string) => ({
  field,
  fieldtype: 'jira',
  from: '1',
  fromString: from,
  to: '2',
  toString: to,
});
