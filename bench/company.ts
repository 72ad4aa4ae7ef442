import { RecordVersion } from '@devops-domains/backstage-plugin-devops-common';
import { Random, seededRandom, skewed } from './random';

const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Deployments of the company by the name of its size. */
export const SIZES: Record<string, number> = {
  '100k': 100_000,
  '1m': 1_000_000,
  '5m': 5_000_000,
};

export const SERVICES = 5_000;
/** Services of a System, and of a Domain or Group of its own. */
export const MEMBERS = 50;
/** Length of the history. */
export const HISTORY_DAYS = 730;

/** One service with the number of its deployments. */
export interface GeneratedService {
  entityRef: string;
  deployments: number;
}

/** The records of a service, and the same as plain rows, as a dashboard tool would keep them. */
export interface GeneratedHistory {
  service: string;
  records: RecordVersion[];
  deployments: {
    id: string;
    startedAt: number;
    finishedAt: number;
    failed: boolean;
    type: string;
  }[];
  changes: {
    revision: string;
    /** The deployment whose sender lists it. */
    deploymentId: string;
    authoredAt: number;
  }[];
  incidents: {
    id: string;
    openedAt: number;
    resolvedAt: number | null;
    /** The deployment that it names as its cause; null where it names none. */
    causedBy: string | null;
  }[];
}

export const serviceRef = (index: number) =>
  `component:default/service-${index}`;

/** Few services are released all the time and most of them seldom; the sum is `total`. */
export function generateServices(total: number): GeneratedService[] {
  const random = seededRandom(7);
  const weights = Array.from({ length: SERVICES }, () =>
    skewed(random, 1, 1.1),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight, index) => ({
    entityRef: serviceRef(index),
    deployments: Math.max(1, Math.round((weight / sum) * total)),
  }));
}

/**
 * The history of one service in `[from, to)`: each release carries two changes
 * on average, one in twelve fails with an incident, one in thirty is a rollback
 * or a hotfix.
 */
export function generateHistory(
  service: string,
  deployments: number,
  { from, to, seed }: { from: number; to: number; seed: number },
): GeneratedHistory {
  const random = seededRandom(seed);
  const name = service.slice(service.indexOf('/') + 1);
  const history: GeneratedHistory = {
    service,
    records: [],
    deployments: [],
    changes: [],
    incidents: [],
  };
  const finishes = Array.from({ length: deployments }, () =>
    Math.floor(from + random() * (to - from)),
  ).sort((a, b) => a - b);
  finishes.forEach((finishedAt, index) =>
    addDeployment(history, `${name}-${seed}-${index}`, finishedAt, random),
  );
  return history;
}

function addDeployment(
  history: GeneratedHistory,
  id: string,
  finishedAt: number,
  random: Random,
) {
  const startedAt = finishedAt - Math.floor(skewed(random, 0.1 * HOUR, 0.6));
  const revision = `${id}-0`;
  const count = [1, 1, 2, 2, 2, 2, 4][Math.floor(random() * 7)];
  const changes = Array.from({ length: count }, (_, index) =>
    addChange(history, `${id}-${index}`, id, startedAt, random),
  );
  const type = typeOf(random());
  const failed = random() < 0.03;
  history.deployments.push({ id, startedAt, finishedAt, failed, type });
  history.records.push({
    kind: 'deployment',
    source: 'ci',
    externalId: id,
    updatedAt: finishedAt,
    statusRank: failed ? 3 : 4,
    fields: {
      entityRef: history.service,
      environment: 'production',
      status: failed ? 'failed' : 'succeeded',
      startedAt,
      finishedAt,
      revision,
      type,
      changes,
      url: `https://ci.example.com/runs/${id}`,
    },
  });
  if (!failed && random() < 0.08) {
    addIncident(history, id, finishedAt, random);
  }
}

function typeOf(share: number) {
  if (share < 0.015) return 'rollback';
  return share < 0.035 ? 'hotfix' : 'deploy';
}

function addChange(
  history: GeneratedHistory,
  revision: string,
  deploymentId: string,
  releasedAt: number,
  random: Random,
) {
  const authoredAt = releasedAt - Math.floor(skewed(random, 20 * HOUR, 1.3));
  const at = (share: number) =>
    Math.floor(authoredAt + share * (releasedAt - authoredAt));
  history.changes.push({ revision, deploymentId, authoredAt });
  const change = {
    revision,
    parents: null,
    authoredAt,
    committedAt: authoredAt,
    automated: random() < 0.1,
    pullRequest: null,
  };
  history.records.push({
    kind: 'change',
    source: 'git',
    externalId: revision,
    updatedAt: releasedAt,
    statusRank: -1,
    fields: {
      entityRef: history.service,
      revision,
      authoredAt,
      committedAt: authoredAt,
      automated: change.automated,
      pullRequest: {
        number: history.changes.length,
        firstCommitAt: authoredAt,
        openedAt: at(0.2),
        firstReviewAt: at(0.4),
        approvedAt: at(0.6),
        mergedAt: at(0.7),
      },
    },
  });
  return change;
}

function addIncident(
  history: GeneratedHistory,
  deployment: string,
  finishedAt: number,
  random: Random,
) {
  const id = `incident-${deployment}`;
  const openedAt = finishedAt + Math.floor(skewed(random, 2 * HOUR, 0.8));
  const resolvedAt =
    random() < 0.02
      ? null
      : openedAt + Math.floor(skewed(random, 1.5 * HOUR, 1.1));
  const isLinked = random() < 0.5;
  history.incidents.push({
    id,
    openedAt,
    resolvedAt,
    causedBy: isLinked ? deployment : null,
  });
  history.records.push({
    kind: 'incident',
    source: 'pager',
    externalId: id,
    updatedAt: resolvedAt ?? openedAt,
    statusRank: -1,
    fields: {
      entityRef: history.service,
      openedAt,
      resolvedAt,
      severity: 'critical',
      title: `Errors after ${deployment}`,
      ...(isLinked ? { causedBy: `deployment:ci/${deployment}` } : {}),
    },
  });
}
