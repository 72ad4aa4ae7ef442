export const PROJECT_ID = 'be9b3917-87e6-42a4-a549-2bc06a7a878f';
export const COLLECTION = 'c12d0eb8-e382-443b-9f9c-c52cba5014c2';
export const SHA = '4f1c0de1a2b3c4d5e6f708192a3b4c5d6e7f8091';
const ORG = 'https://dev.azure.com/shop';

/** 10:00 on the day of the tests, as Azure DevOps writes it. */
export const azureTime = (time: string) => `2026-11-01T${time}.1234567Z`;

let sent = 0;

/** An event of a service hook, after Microsoft's documentation. */
export function event(eventType: string, time: string, resource: object) {
  sent += 1;
  return {
    subscriptionId: 'aaaa0a0a-bb1b-cc2c-dd3d-eeeeee4e4e4e',
    notificationId: sent,
    id: `03c164c2-8912-4d5e-8009-3707d5f8${1000 + sent}`,
    eventType,
    publisherId: eventType.startsWith('ms.vss-release') ? 'rm' : 'tfs',
    message: { text: 'It happened.', html: 'It happened.', markdown: '…' },
    detailedMessage: { text: 'It happened indeed.' },
    resource,
    resourceVersion: '1.0',
    resourceContainers: {
      collection: { id: COLLECTION, baseUrl: `${ORG}/` },
      account: { id: 'f844ec47-a9db-4511-8281-8b63f4eaf94e' },
      project: { id: PROJECT_ID, baseUrl: `${ORG}/` },
    },
    createdDate: azureTime(time),
  };
}

/** A stage of run 480. */
export function stage(
  time: string,
  state: object,
  repositories: object[] | null = [
    {
      type: 'Git',
      change: { version: SHA, author: { date: azureTime('09:00:00') } },
      url: 'https://shop@dev.azure.com/shop/Web/_git/checkout',
    },
  ],
) {
  return event('ms.vss-pipelines.stage-state-changed-event', time, {
    stage: {
      _links: { web: { href: `${ORG}/Web/_build/results?buildId=480` } },
      id: '6884a131-87da-5381-61f3-d7acc3b91d76',
      name: 'Deploy_Production',
      displayName: 'Deploy to production',
      startTime: null,
      ...state,
    },
    run: {
      id: 480,
      name: '20261101.3',
      pipeline: { id: 7, name: 'checkout-ci' },
    },
    pipeline: { id: 7, revision: 2, name: 'checkout-ci', folder: '\\' },
    repositories,
  });
}

/** A deployment of a classic release. */
export function release(
  phase: 'started' | 'completed',
  time: string,
  status: string,
  more: object = {},
) {
  return event(`ms.vss-release.deployment-${phase}-event`, time, {
    environment: {
      id: 5,
      releaseId: 0,
      name: 'Production',
      status,
      definitionEnvironmentId: 1,
      rank: 1,
      modifiedOn: azureTime(time),
      release: {
        id: 12,
        name: 'Release-12',
        _links: { web: { href: `${ORG}/Web/_release?releaseId=12` } },
      },
    },
    release: {
      id: 0,
      name: null,
      createdOn: '0001-01-01T00:00:00',
      artifacts: [],
      releaseDefinition: { id: 1, name: 'Checkout.CD' },
    },
    project: { id: PROJECT_ID, name: 'Web' },
    ...more,
  });
}

export const workItemFields = {
  'System.AreaPath': 'Web',
  'System.TeamProject': 'Web',
  'System.WorkItemType': 'Incident',
  'System.State': 'New',
  'System.CreatedDate': '2026-11-01T10:00:00.663Z',
  'System.ChangedDate': '2026-11-01T10:00:00.663Z',
  'System.CreatedBy': 'Mia',
  'System.Title': 'Payments are declined',
  'Microsoft.VSTS.Common.Severity': '2 - High',
};

const workItemLinks = {
  html: { href: `${ORG}/web/wi.aspx?pcguid=d81542e4&id=5` },
};

/** Work item 5, new. */
export function createdItem(fields: object = {}, name = 'workitem.created') {
  return event(name, '10:00:01', {
    id: 5,
    rev: 1,
    fields: { ...workItemFields, ...fields },
    _links: workItemLinks,
  });
}

/** Work item 5, changed. */
export function updatedItem(
  time: string,
  fields: object,
  changes: object = {},
) {
  return event('workitem.updated', time, {
    id: 2,
    workItemId: 5,
    rev: 2,
    revisedDate: '9999-01-01T00:00:00Z',
    fields: changes,
    revision: {
      id: 5,
      rev: 2,
      fields: {
        ...workItemFields,
        'System.ChangedDate': azureTime(time),
        ...fields,
      },
      _links: workItemLinks,
    },
  });
}
