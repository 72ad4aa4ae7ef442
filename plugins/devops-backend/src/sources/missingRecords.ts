import {
  MetricId,
  MissingRecords,
  SourceHealth,
  SourceStep,
} from '@devops-domains/backstage-plugin-devops-common';

type MissingKind = MissingRecords['kind'];

/** Which numbers rest on which records. */
const METRICS: Record<MissingKind, MetricId[]> = {
  deployment: [
    'deployment-frequency',
    'lead-time',
    'change-failure-rate',
    'recovery-time',
    'rework-rate',
  ],
  change: ['lead-time'],
  incident: ['change-failure-rate', 'recovery-time', 'time-to-restore'],
};

const ENDPOINTS: Record<MissingKind, string> = {
  deployment: '/v1/deployments',
  change: '/v1/changes',
  incident: '/v1/incidents',
};

/** The nearest first: what comes already, then what the entity is ready for. */
const ORDER: SourceStep['code'][] = [
  'check-deliveries',
  'check-source',
  'create-webhook',
  'add-annotation',
  'set-secret',
  'send-records',
];

/**
 * What nobody delivers for an entity, and for each source that could the next
 * thing to do.
 *
 * @param delivered - kinds that somebody delivers for it
 * @param sources - all of the portal
 * @param annotations - names of those that the entity has
 */
export function missingRecords(
  delivered: ReadonlySet<string>,
  sources: readonly SourceHealth[],
  annotations: ReadonlySet<string>,
): MissingRecords[] {
  const kinds: MissingKind[] = ['deployment', 'change', 'incident'];
  return kinds
    .filter(kind => !delivered.has(kind))
    .map(kind => ({
      kind,
      metrics: METRICS[kind],
      steps: [
        ...sources
          .filter(one => !one.sample && one.delivers.includes(kind))
          .flatMap(one => nextStep(one, annotations)),
        sendRecords(kind),
      ].sort((a, b) => ORDER.indexOf(a.code) - ORDER.indexOf(b.code)),
    }));
}

function nextStep(
  source: SourceHealth,
  annotations: ReadonlySet<string>,
): SourceStep[] {
  const isNamed =
    source.annotations.length === 0 ||
    source.annotations.some(name => annotations.has(name));
  const isAsked = source.scheduled || source.eventBus;
  if (source.webhook === null && !isAsked) return [];
  if (source.secret === 'missing' && !isAsked) {
    return [isNamed ? setSecret(source) : addAnnotation(source)];
  }
  if (!isNamed) return [addAnnotation(source)];
  if (source.lastDelivery) return [checkDeliveries(source)];
  return [isAsked ? checkSource(source) : createWebhook(source)];
}

function step(
  source: SourceHealth,
  code: SourceStep['code'],
  message: string,
  params: Record<string, string>,
): SourceStep {
  const { documentation, title } = source;
  return {
    code,
    source: source.source,
    title,
    message,
    params: { ...params, ...(documentation ? { documentation } : {}) },
  };
}

function setSecret(source: SourceHealth): SourceStep {
  const configuration = `devops.sources.${source.source}.webhook.secrets`;
  return step(
    source,
    'set-secret',
    `Set ${configuration} to a secret that ${source.title} has as well.`,
    { configuration },
  );
}

function addAnnotation(source: SourceHealth): SourceStep {
  const [annotation] = source.annotations;
  return step(
    source,
    'add-annotation',
    `Add the annotation ${annotation} to the entity, so that ${source.title} is known to speak of it.`,
    { annotation },
  );
}

function createWebhook(source: SourceHealth): SourceStep {
  const webhook = source.webhook ?? '';
  return step(
    source,
    'create-webhook',
    `Create a webhook in ${source.title} that goes to POST ${webhook}; nothing has come from there yet.`,
    { webhook },
  );
}

function checkDeliveries(source: SourceHealth): SourceStep {
  return step(
    source,
    'check-deliveries',
    `${source.title} delivers, but nothing of this kind about the entity: look into its delivery log, and whether the annotation has the right value.`,
    { ...(source.webhook ? { webhook: source.webhook } : {}) },
  );
}

function checkSource(source: SourceHealth): SourceStep {
  return step(
    source,
    'check-source',
    `${source.title} is connected and has told nothing of this kind about the entity: look at its configuration and last error.`,
    { configuration: `devops.sources.${source.source}` },
  );
}

function sendRecords(kind: MissingKind): SourceStep {
  const endpoint = ENDPOINTS[kind];
  return {
    code: 'send-records',
    source: null,
    title: null,
    message: `Send them from a pipeline or tool of your own to POST ${endpoint}.`,
    params: { endpoint: `/api/devops${endpoint}` },
  };
}
