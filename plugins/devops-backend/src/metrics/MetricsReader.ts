import { ConflictError } from '@backstage/errors';
import {
  blockPool,
  Bucket,
  Definitions,
  diagnosePool,
  evidenceOf,
  EvidenceRow,
  formatInstant,
  Instant,
  measurePool,
  MeasureQuery,
  MetricAnswer,
  MetricId,
  MetricsAnswer,
  ServiceMetric,
  ServiceSummary,
  statedDefinitions,
} from '@devops-domains/backstage-plugin-devops-common';
import { Scope } from '../catalog/scope';
import { mapInTurns } from '../ingestion/inTurns';
import { CountWaiting } from '../ingestion/waitingDeployments';
import { FactsReader } from '../store/contract';
import { IsHealthy } from '../store/readIncidentHealth';
import { EvidenceSide } from './evidenceSide';
import { PoolCache } from './PoolCache';
import { reportedServices } from './reportedServices';
import {
  hashState,
  readSnapshot,
  refuseImpossible,
  refuseOtherWindow,
  writeSnapshot,
} from './snapshot';
import { resolveWindow, Window } from './window';

/** What an answer depends on besides the facts, as a request asks for it. */
export interface MetricsRequest {
  from?: string;
  to?: string;
  timeZone: string;
  bucket: Bucket;
  benchmarkYear?: number;
}

/** What the portal's configuration says about the numbers. */
export interface MetricsConfiguration {
  definitions: Definitions;
  benchmarkYear: number;
  /** Tells which sources of incidents can be relied on now, for those services. */
  readIncidentHealth: (services: string[]) => Promise<IsHealthy>;
  /** Tells how many deployments wait that may be those of services. */
  readWaitingDeployments: () => Promise<CountWaiting>;
  /** Memory that facts in order may take which are kept from one request to the next; default: none. */
  cacheBytes?: number;
}

/** Their numbers take a few milliseconds; a company's take seconds. */
const SERVICES_PER_TURN = 20;

/** Reads facts and turns them into answers; the numbers themselves are computed by the common package. */
export class MetricsReader {
  readonly #store: FactsReader;
  readonly #configuration: MetricsConfiguration;
  readonly #pools: PoolCache;

  constructor(store: FactsReader, configuration: MetricsConfiguration) {
    this.#store = store;
    this.#configuration = configuration;
    this.#pools = new PoolCache(configuration.cacheBytes ?? 0);
  }

  /** The six numbers of one scope, with the sources that feed it. */
  async read(
    scope: Scope,
    request: MetricsRequest,
    now: Instant,
  ): Promise<MetricsAnswer> {
    const [[answer], sources] = await Promise.all([
      this.readEach([scope], request, now),
      this.#store.readSources(scope.services),
    ]);
    return { ...answer, sources };
  }

  /** The six numbers of each scope by itself, from one reading of all their facts. */
  async readEach(
    scopes: Scope[],
    request: MetricsRequest,
    now: Instant,
  ): Promise<MetricsAnswer[]> {
    const window = resolveWindow(request, now);
    const services = [...new Set(scopes.flatMap(scope => scope.services))];
    const [facts, isHealthy] = await Promise.all([
      this.#store.readFactBlocks(services, withPeriodBefore(window)),
      this.#configuration.readIncidentHealth(services),
    ]);
    const incidentSources = reportedServices(facts.services, isHealthy);
    const byService = new Map(facts.services.map(one => [one.service, one]));
    const factsOf = (scope: Scope) =>
      scope.services.flatMap(one => byService.get(one) ?? []);
    const { readWaitingDeployments } = this.#configuration;
    const countWaiting = scopes.some(scope => hasNoDeployment(factsOf(scope)))
      ? await readWaitingDeployments()
      : () => 0;
    const answer = (scope: Scope): MetricsAnswer => {
      const own = factsOf(scope);
      const stale = scope.services.some(one => facts.stale.has(one));
      const query = this.#measureQuery(scope, request, {
        ...window,
        asOf: now,
        incidentSources,
        stale,
        waiting: hasNoDeployment(own) ? countWaiting(scope.services) : 0,
      });
      const state = this.#state(scope, own, incidentSources);
      const snapshot = { asOf: now, ...window, state };
      const pool = this.#pools.poolOf(scope.entityRefs.join(), own);
      return {
        entityRef: scope.entityRefs.join(','),
        from: formatInstant(window.from),
        to: formatInstant(window.to),
        timeZone: request.timeZone,
        bucket: request.bucket,
        asOf: formatInstant(now),
        snapshot: writeSnapshot(snapshot),
        stale,
        services: scope.services.length,
        definitions: statedDefinitions(
          own.map(({ summary }) => summary),
          this.#configuration.definitions,
        ),
        ...measurePool(pool, query),
        diagnosis: diagnosePool(pool, query),
        sources: [],
      };
    };
    // One may have a series of thousands of buckets: others get a turn after each.
    return mapInTurns(scopes, answer, 1);
  }

  /** The numbers of each service of the scope by itself, for a list of them. */
  async readServices(
    scope: Scope,
    request: { from?: string; to?: string },
    now: Instant,
  ): Promise<Window & { stale: boolean; items: ServiceNumbers[] }> {
    const window = resolveWindow(request, now);
    const [facts, isHealthy] = await Promise.all([
      this.#store.readFactBlocks(scope.services, withPeriodBefore(window)),
      this.#configuration.readIncidentHealth(scope.services),
    ]);
    const incidentSources = reportedServices(facts.services, isHealthy);
    const byService = new Map(facts.services.map(one => [one.service, one]));
    const query = this.#measureQuery(
      { ...scope, isScope: false },
      // Of the series nothing is shown: the longest bucket makes the least of it.
      { timeZone: 'UTC', bucket: 'quarter' },
      { ...window, asOf: now, incidentSources },
    );
    const toItem = (service: string): ServiceNumbers => {
      const own = byService.get(service);
      const { metrics } = measurePool(blockPool(own ? [own] : []), query);
      return { entityRef: service, metrics: metrics.map(toServiceMetric) };
    };
    const items = await mapInTurns(scope.services, toItem, SERVICES_PER_TURN);
    return { ...window, stale: facts.stale.size > 0, items };
  }

  /** All rows of evidence, of the snapshot. Throws ConflictError when the facts have changed since. */
  async readEvidence(
    scope: Scope,
    metric: MetricId,
    side: EvidenceSide,
    request: MetricsRequest & { snapshot: string },
    now: Instant,
  ): Promise<EvidenceRow[]> {
    const snapshot = readSnapshot(request.snapshot);
    refuseImpossible(snapshot, now);
    refuseOtherWindow(request, snapshot);
    const window = { from: snapshot.from, to: snapshot.to };
    const [own, isHealthy] = await Promise.all([
      this.#store.readFacts(scope.services, withPeriodBefore(window)),
      this.#configuration.readIncidentHealth(scope.services),
    ]);
    const incidentSources = reportedServices(own, isHealthy);
    if (this.#state(scope, own, incidentSources) !== snapshot.state) {
      throw new ConflictError(
        'The records have changed since this snapshot; ask for the metrics again',
      );
    }
    const query = this.#measureQuery(scope, request, {
      ...window,
      asOf: snapshot.asOf,
      incidentSources,
    });
    return evidenceOf(metric, side, own, query);
  }

  #state(
    scope: Scope,
    facts: { service: string; factsHash: string | null }[],
    incidentSources: ReadonlySet<string>,
  ): string {
    const { definitions } = this.#configuration;
    return hashState({ ...scope, definitions, facts, incidentSources });
  }

  #measureQuery(
    scope: Scope,
    request: MetricsRequest,
    known: Window &
      Pick<MeasureQuery, 'asOf' | 'incidentSources' | 'stale' | 'waiting'>,
  ): MeasureQuery {
    const { definitions, benchmarkYear } = this.#configuration;
    return {
      ...known,
      timeZone: request.timeZone,
      bucket: request.bucket,
      benchmarkYear: request.benchmarkYear ?? benchmarkYear,
      definitions,
      scope: scope.isScope,
    };
  }
}

/** Whether no deployment of any of the services is known: then some may wait. */
function hasNoDeployment(
  facts: readonly { summary: ServiceSummary }[],
): boolean {
  return facts.every(({ summary }) => summary.firstDeploymentAt === null);
}

/** What a list says of one service. */
interface ServiceNumbers {
  entityRef: string;
  metrics: ServiceMetric[];
}

function toServiceMetric(answer: MetricAnswer): ServiceMetric {
  const { metric, unit, value, n, change } = answer;
  return { metric, unit, value, n, verdict: change.verdict };
}

/** The period before is read too: every number is compared with it. */
function withPeriodBefore({ from, to }: Window): Window {
  return { from: from - (to - from), to };
}
