import { Delivery } from '@devops-domains/backstage-plugin-devops-node';

/** As `@octokit/webhooks-examples` publishes them. */
export interface Example {
  event: string;
  payload: object;
}

const published: { name: string; examples: object[] }[] = jest.requireActual(
  '@octokit/webhooks-examples',
);

/** All examples, in the order in which they are published. */
export const EXAMPLES: readonly Example[] = published.flatMap(
  ({ name, examples }) => examples.map(payload => ({ event: name, payload })),
);

export const examplesOf = (event: string) =>
  EXAMPLES.filter(example => example.event === event).map(
    ({ payload }) => payload,
  );

export const SHA = 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3';
export const HEAD_SHA = '0d1a26e67d8f5eaf1f6ba5c57fc3c7d91ac0fd1c';

const account = (login: string, id: number, type = 'User') => ({
  ...exampleAccount(),
  login,
  id,
  type,
});

function exampleAccount(): object {
  const [example] = examplesOf('pull_request') as { sender: object }[];
  return example.sender;
}

export const AUTHOR = account('mona', 11);
export const REVIEWER = account('hubot', 12);
export const BOT = account('dependabot[bot]', 13, 'Bot');

/** A delivery as the inbox hands it over; without an event, as it comes over a bus. */
export function deliveryOf(payload: unknown, event?: string): Delivery {
  return {
    payload,
    headers: event ? { 'x-github-event': event } : {},
    receivedAt: Date.parse('2026-11-01T12:00:00Z'),
    topic: event ? null : 'github',
  };
}

const base = (event: string, action: string) => {
  const found = (examplesOf(event) as { action: string }[]).find(
    example => example.action === action,
  );
  if (!found) throw new Error(`No example of ${event}.${action}`);
  return structuredClone(found) as Record<string, object> & { action: string };
};

/** A whole event of a pull request that was merged; octokit publishes none. */
export function mergedPullRequest(part: object = {}) {
  const event = base('pull_request', 'closed');
  return {
    ...event,
    pull_request: {
      ...event.pull_request,
      user: AUTHOR,
      created_at: '2026-10-30T08:00:00Z',
      updated_at: '2026-11-01T09:00:01Z',
      closed_at: '2026-11-01T09:00:00Z',
      merged_at: '2026-11-01T09:00:00Z',
      merge_commit_sha: SHA,
      merged: true,
      merged_by: REVIEWER,
      ...part,
    },
  };
}

export function review(
  submittedAt: string,
  state: string,
  user: object = REVIEWER,
) {
  const event = base('pull_request_review', 'submitted');
  return {
    ...event,
    review: { ...event.review, user, state, submitted_at: submittedAt },
    pull_request: {
      ...event.pull_request,
      user: AUTHOR,
      created_at: '2026-10-30T08:00:00Z',
    },
  };
}

export function deployment(part: object = {}) {
  const event = base('deployment', 'created');
  return {
    ...event,
    deployment: {
      ...event.deployment,
      sha: SHA,
      created_at: '2026-11-01T10:00:00Z',
      ...part,
    },
  };
}

export function deploymentStatus(
  state: string,
  createdAt: string,
  part: object = {},
) {
  const event = base('deployment_status', 'created');
  return {
    ...event,
    deployment_status: {
      ...event.deployment_status,
      state,
      created_at: createdAt,
    },
    deployment: {
      ...event.deployment,
      sha: SHA,
      created_at: '2026-11-01T10:00:00Z',
      ...part,
    },
  };
}

export function issue(action: string, updatedAt: string, part: object = {}) {
  const event = base('issues', 'opened');
  return {
    ...event,
    action,
    issue: {
      ...event.issue,
      labels: [{ name: 'Incident' }],
      created_at: '2026-11-01T10:00:00Z',
      updated_at: updatedAt,
      closed_at: null,
      state: 'open',
      ...part,
    },
  };
}
