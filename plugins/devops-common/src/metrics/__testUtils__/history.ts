import { OverrideRecord } from '../../records/override';
import {
  ArtifactRecord,
  Change,
  ChangeRecord,
  DeploymentRecord,
  IncidentRecord,
} from '../../records/record';
import { computeFacts } from '../computeFacts';
import { DEFAULT_DEFINITIONS, Definitions } from '../definitions';
import {
  ComputedFacts,
  DeploymentFact,
  ForeignDeployment,
  ServiceFacts,
  ServiceHistory,
} from '../facts';

/** The service of the examples. */
export const SERVICE = 'component:default/checkout';

/** Another one, which the examples know by its incidents and deployments. */
export const OTHER_SERVICE = 'component:default/cart';

/** Hours after 2026-01-05T00:00:00Z, a Monday, as an instant. */
export function hour(hours: number): number {
  return Date.UTC(2026, 0, 5) + Math.round(hours * 3_600_000);
}

/** A successful deployment to production named `ci/<externalId>`. */
export function deployment(
  externalId: string,
  finishedAtHour: number,
  fields: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const source = fields.source ?? 'ci';
  return {
    kind: 'deployment',
    service: SERVICE,
    repository: 'https://host.example/shop/checkout',
    url: null,
    environment: 'production',
    environmentTier: null,
    status: 'succeeded',
    startedAt: null,
    finishedAt: hour(finishedAtHour),
    revision: null,
    artifact: null,
    type: null,
    group: null,
    changes: null,
    fixes: null,
    ...fields,
    source,
    externalId,
    id: `${source}/${externalId}`,
  };
}

/** A release `cd/<externalId>` of another service, an hour after the examples begin. */
export function foreignDeployment(
  externalId: string,
  fields: Partial<DeploymentRecord> = {},
  productionEnvironments: string[] | null = null,
): ForeignDeployment {
  const other = { source: 'cd', service: OTHER_SERVICE, ...fields };
  return {
    deployment: deployment(externalId, 1, other),
    productionEnvironments,
  };
}

/** An open incident named `pager/<externalId>`. */
export function incident(
  externalId: string,
  openedAtHour: number,
  fields: Partial<IncidentRecord> = {},
): IncidentRecord {
  const source = fields.source ?? 'pager';
  return {
    kind: 'incident',
    service: SERVICE,
    repository: null,
    url: null,
    openedAt: hour(openedAtHour),
    resolvedAt: null,
    severity: null,
    title: null,
    causedBy: null,
    duplicateOf: null,
    ...fields,
    source,
    externalId,
    id: `${source}/${externalId}`,
  };
}

/** A change as a deployment lists it, authored at an hour. */
export function change(
  revision: string,
  authoredAtHour: number | null,
  fields: Partial<Change> = {},
): Change {
  return {
    revision,
    parents: null,
    authoredAt: authoredAtHour === null ? null : hour(authoredAtHour),
    committedAt: null,
    automated: false,
    pullRequest: null,
    ...fields,
  };
}

/** A change that was sent by itself. */
export function changeRecord(
  revision: string,
  authoredAtHour: number | null,
  fields: Partial<ChangeRecord> = {},
): ChangeRecord {
  return {
    ...change(revision, authoredAtHour),
    kind: 'change',
    service: SERVICE,
    repository: 'https://host.example/shop/checkout',
    url: null,
    source: 'git',
    externalId: revision,
    id: `git/${revision}`,
    ...fields,
  };
}

export function artifact(name: string, revision: string): ArtifactRecord {
  return {
    kind: 'artifact',
    service: SERVICE,
    repository: null,
    url: null,
    source: 'registry',
    externalId: name,
    id: `registry/${name}`,
    artifact: name,
    revision,
  };
}

export function history(fields: Partial<ServiceHistory> = {}): ServiceHistory {
  return {
    service: SERVICE,
    productionEnvironments: null,
    deployments: [],
    changes: [],
    incidents: [],
    artifacts: [],
    foreignDeployments: [],
    ...fields,
  };
}

/** An override of the portal that was decided at an hour. */
export function override(
  externalId: string,
  decidedAtHour: number,
  fields: Partial<OverrideRecord> & Pick<OverrideRecord, 'target' | 'action'>,
): OverrideRecord {
  return {
    kind: 'override',
    source: 'portal',
    externalId,
    id: `portal/${externalId}`,
    service: null,
    repository: null,
    url: null,
    relation: null,
    to: null,
    type: null,
    reason: null,
    decidedAt: hour(decidedAtHour),
    ...fields,
  };
}

/** The facts of a history, by default under the default definitions. */
export function factsOf(
  fields: Partial<ServiceHistory>,
  definitions: Partial<Definitions> = {},
): ComputedFacts {
  return computeFacts(history(fields), {
    ...DEFAULT_DEFINITIONS,
    ...definitions,
  });
}

/** The fact of the deployment `ci/<externalId>`. */
export function factOf(
  facts: ServiceFacts,
  externalId: string,
): DeploymentFact {
  const fact = facts.deployments.find(one => one.externalId === externalId);
  if (!fact) {
    throw new Error(`No production deployment ${externalId}`);
  }
  return fact;
}

/** External ids of the failed releases, in order. */
export function failedIn(facts: ServiceFacts): string[] {
  return facts.deployments
    .filter(({ failures }) => failures.length > 0)
    .map(({ externalId }) => externalId);
}

/** External ids of the suspects, in order. */
export function suspectsIn(facts: ServiceFacts): string[] {
  return facts.deployments
    .filter(({ suspect }) => suspect)
    .map(({ externalId }) => externalId);
}

/** One release after another, an hour each, with the given versions. */
export function releasesOf(...versions: string[]): DeploymentRecord[] {
  return versions.map((revision, i) =>
    deployment(`d${i + 1}`, i + 1, { revision, changes: [] }),
  );
}
