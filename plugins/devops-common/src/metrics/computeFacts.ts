import { compareCodePoints } from '../records/canonicalJson';
import { applyOverrides } from './applyOverrides';
import { carriedChanges } from './carriedChanges';
import { Definitions } from './definitions';
import { deploymentFact, Judgement } from './deploymentFact';
import { distinctHistory } from './distinctHistory';
import { ComputedFacts, ServiceFacts, ServiceHistory } from './facts';
import { failuresOf } from './failures';
import { resolveFixes } from './fixes';
import { foreignReleases } from './foreignReleases';
import { incidentFact } from './incidentFact';
import { IncidentLinks, linkIncidents } from './incidentLinks';
import { originalIncidents } from './incidents';
import { KnownChanges, knownChanges } from './knownChanges';
import { changeFact } from './leadTime';
import {
  localDefinitions,
  readDefinitionAnnotations,
} from './localDefinitions';
import { selectProduction } from './productionEnvironments';
import { detectRollbacks, releasesByEnvironment } from './rollbacks';
import { serviceSummary } from './serviceSummary';
import { statedChoices } from './statedChoices';
import { artifactMap } from './versions';
import { waitingChanges } from './waitingChanges';
import { ProductionDeployment, productionDeployments } from './waves';

/**
 * Applies the definitions to the records of one service. The same records give
 * the same facts, whatever their order and however often they are repeated.
 *
 * @param history - the records of the service as they are known now
 * @returns what the numbers of the service are counted from: deployments in the
 * order of the definitions, changes by the release that was first to carry them,
 * then by revision, incidents by openedAt, then by id
 * @public
 */
export function computeFacts(
  history: ServiceHistory,
  definitions: Definitions,
): ComputedFacts {
  const stored = distinctHistory(history);
  const records = applyOverrides(stored);
  const { production, unknown } = selectProduction(
    records.deployments,
    records.productionEnvironments,
    definitions,
  );
  const { deployments, byRecord } = productionDeployments(
    production,
    artifactMap(records.artifacts),
  );
  const annotations = readDefinitionAnnotations(
    records.definitionAnnotations ?? {},
  );
  const local = localDefinitions(annotations.chosen, definitions);
  const known = knownChanges(records);
  const { incidentLinks, ...judgement } = judge(records, definitions, {
    deployments,
    byRecord,
    known,
    local,
  });
  return {
    service: records.service,
    summary: {
      ...serviceSummary(stored, records, unknown, deployments),
      ...statedChoices(annotations, deployments, { local, definitions }),
    },
    deployments: deployments.map(deployment =>
      deploymentFact(deployment, records.service, judgement),
    ),
    changes: [...judgement.carried.first].flatMap(([release, changes]) =>
      (changes ?? [])
        .map(change =>
          changeFact(change, release, {
            service: records.service,
            isSquash: known.isSquash(change.revision),
            start: local(release.source).leadTimeStart,
          }),
        )
        .sort((a, b) => compareCodePoints(a.revision, b.revision)),
    ),
    incidents: incidentFacts(records.service, incidentLinks),
    waiting: waitingChanges(records, judgement.carried),
  };
}

/** Applies the rules that look at more than one record. */
function judge(
  records: ServiceHistory,
  definitions: Definitions,
  {
    deployments,
    byRecord,
    known,
    local,
  }: {
    deployments: ProductionDeployment[];
    byRecord: ReadonlyMap<string, ProductionDeployment>;
    known: KnownChanges;
    local: Judgement['local'];
  },
): Judgement & { incidentLinks: IncidentLinks } {
  const releases = deployments.filter(({ outcome }) => outcome === 'succeeded');
  const streams = releasesByEnvironment(releases);
  const rollbacks = detectRollbacks(streams, definitions.rollbackLiveDays);
  const isRollback = (release: ProductionDeployment) =>
    release.type === 'rollback' || rollbacks.failedBy.has(release);
  const carried = carriedChanges(releases, known, isRollback);
  const incidents = originalIncidents(records.incidents);
  const incidentLinks = linkIncidents(
    incidents.originals,
    {
      service: records.service,
      byRecord,
      ownDeployments: new Set(records.deployments.map(({ id }) => id)),
      foreignReleases: foreignReleases(records.foreignDeployments, definitions),
      carrier: carried.carrier,
    },
    releases.filter(release => !isRollback(release)),
    local,
  );
  const fixes = resolveFixes(
    releases,
    byRecord,
    incidents.byId,
    incidentLinks.failedBy,
  );
  const failures = failuresOf({
    incidentLinks: incidentLinks.links,
    fixes,
    rollbacks,
    streams,
    countSuspects: definitions.countSuspects,
  });
  return { carried, rollbacks, fixes, failures, local, incidentLinks };
}

function incidentFacts(
  service: string,
  { explicit, failedBy }: IncidentLinks,
): ServiceFacts['incidents'] {
  return [...explicit]
    .filter(([{ incident }]) => incident.service === service)
    .map(([original, links]) =>
      incidentFact(original, links, failedBy.get(original) ?? []),
    )
    .sort((a, b) => a.openedAt - b.openedAt || compareCodePoints(a.id, b.id));
}
