import { createHash } from 'node:crypto';
import {
  hmacSignature,
  SignatureScheme,
} from '@devops-domains/backstage-plugin-devops-node';
import { Random } from '../../bench/random';
import { SECRET } from '../backend';
import { pagerServiceOf, repositoryOf, SERVICES } from '../company';

const START = Date.UTC(2026, 0, 1);
const STEP_MS = 20 * 60_000;

/** The time that all deliveries are about. */
export const WINDOW = {
  from: new Date(START).toISOString(),
  to: new Date(START + 200 * 86_400_000).toISOString(),
};

/** A webhook with its signature, as its sender would send it. */
export interface Webhook {
  source: string;
  /** The sender's id of the delivery. */
  key: string;
  headers: Record<string, string>;
  body: string;
  /** What the door has to answer: kept, refused, or not understood. */
  expected: 202 | 401 | 400;
}

const github = hmacSignature({
  header: 'x-hub-signature-256',
  prefix: 'sha256=',
});
const pagerduty = hmacSignature({
  header: 'x-pagerduty-signature',
  prefix: 'v1=',
});

function signed(
  scheme: SignatureScheme,
  part: { source: string; key: string; headers: object; payload: unknown },
): Webhook {
  const body = JSON.stringify(part.payload);
  return {
    source: part.source,
    key: part.key,
    headers: {
      'content-type': 'application/json',
      ...part.headers,
      ...scheme.sign(Buffer.from(body), SECRET, Date.now()),
    },
    body,
    expected: 202,
  };
}

const iso = (ms: number) => new Date(ms).toISOString();

/** One state of a deployment, as GitHub tells it. */
function deploymentStatus(index: number, state: string, minutes: number) {
  const service = index % SERVICES;
  const at = START + index * STEP_MS;
  const key = `github-${index}-${state}`;
  const slug = repositoryOf(service);
  // Every ninth goes back to the version of two before it.
  const version =
    index % (9 * SERVICES) < SERVICES ? index - 2 * SERVICES : index;
  return signed(github, {
    source: 'github',
    key,
    headers: {
      'x-github-event': 'deployment_status',
      'x-github-delivery': key,
    },
    payload: {
      action: 'created',
      deployment_status: {
        id: index * 10 + minutes,
        state,
        environment: 'production',
        created_at: iso(at + minutes * 60_000),
      },
      deployment: {
        id: index,
        sha: createHash('sha1').update(`${slug} ${version}`).digest('hex'),
        task: 'deploy',
        environment: 'production',
        created_at: iso(at),
      },
      repository: {
        id: service,
        full_name: slug,
        html_url: `https://github.com/${slug}`,
      },
    },
  });
}

/** One event of an incident, as PagerDuty tells it. */
function incidentEvent(index: number, type: string, minutes: number) {
  const service = index % SERVICES;
  const opened = START + index * STEP_MS + 30 * 60_000;
  const key = `pagerduty-${index}-${type}`;
  return signed(pagerduty, {
    source: 'pagerduty',
    key,
    headers: { 'x-webhook-id': key },
    payload: {
      event: {
        id: key,
        event_type: `incident.${type}`,
        resource_type: 'incident',
        occurred_at: iso(opened + minutes * 60_000),
        data: {
          id: `Q${index}`,
          type: 'incident',
          status: type,
          title: `Incident ${index}`,
          created_at: iso(opened),
          service: { id: pagerServiceOf(service), type: 'service_reference' },
          priority: null,
          urgency: 'high',
        },
      },
    },
  });
}

/** What must not get in: forged, or signed and no JSON. */
function invalid(index: number): Webhook {
  const good = deploymentStatus(index, 'success', 9);
  if (index % 2 === 0) {
    return {
      ...good,
      key: `forged-${index}`,
      body: `${good.body} `,
      expected: 401,
    };
  }
  const body = `{"broken": ${index}`;
  return {
    ...good,
    key: `broken-${index}`,
    headers: { ...good.headers, ...github.sign(Buffer.from(body), SECRET, 0) },
    body,
    expected: 400,
  };
}

/** All deliveries in the order of time, each once; every fiftieth is invalid. */
export function makeDeliveries(count: number): Webhook[] {
  const all: Webhook[] = [];
  for (let index = 0; all.length < count; index++) {
    const hasFailed = index % 23 === 0;
    all.push(
      deploymentStatus(index, 'in_progress', 1),
      deploymentStatus(index, hasFailed ? 'failure' : 'success', 5),
      deploymentStatus(index, 'inactive', 8),
    );
    if (index % 7 === 0) {
      all.push(incidentEvent(index, 'triggered', 0));
      if (index % 14 === 0) all.push(incidentEvent(index, 'resolved', 45));
    }
    if (index % 15 === 0) all.push(invalid(index));
  }
  return all.slice(0, count);
}

/** A fifth of them twice, all in any order. */
export function shuffleWithDoubles(
  deliveries: Webhook[],
  random: Random,
): Webhook[] {
  const doubles = Math.floor(deliveries.length / 4);
  const all = [
    ...deliveries,
    ...Array.from(
      { length: doubles },
      () => deliveries[Math.floor(random() * deliveries.length)],
    ),
  ];
  for (let i = all.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
}
