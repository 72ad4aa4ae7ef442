import {
  formatInstant,
  Instant,
  SourceHealth,
  SourceProgressAnswer,
  SourcesAnswer,
  SourceStatus,
  WaitingRecords,
  WebhookSecret,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  Connector,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { WebhookSettings } from '../inbox/verifySender';
import { EntityDirectory } from '../ingestion/EntityDirectory';
import { explainWaiting, NAMED_ANNOTATIONS } from '../ingestion/waitingReasons';
import { FactsReader } from '../store/contract';
import {
  DeliveredRecords,
  LoggedDeliveries,
  readDelivered,
  readEntityErrors,
  readLoggedDeliveries,
  readReleasedChanges,
  readSourceStates,
  SourceState,
} from '../store/readSourceHealth';
import { readWaitingBySource, WaitingOfSource } from '../store/readWaitingWays';
import { KeptProgress, secondsLeft } from '../store/sourceProgress';
import { missingRecords } from './missingRecords';

const DAY_MS = 24 * 3_600_000;

/** How many of a scope's entities are looked at for annotations. */
const MOST_ENTITIES = 500;

/** What {@link SourceHealthReader} stands on. */
export interface SourceHealthOptions {
  knex: Knex;
  store: Pick<FactsReader, 'readSources'>;
  directory: EntityDirectory;
  connectors: ReadonlyMap<string, Connector>;
  sources: readonly Source[];
  webhooks: ReadonlyMap<string, WebhookSettings>;
  /** Names of the sources that are taken in from the events service. */
  eventTopics: ReadonlyMap<string, unknown>;
}

/** What is known of all sources, whatever was asked about. */
interface Known {
  states: ReadonlyMap<string, SourceState>;
  logged: ReadonlyMap<string, LoggedDeliveries>;
  now: Instant;
}

/** Tells how well sources feed the portal, or a part of it. */
export class SourceHealthReader {
  readonly #options: SourceHealthOptions;

  constructor(options: SourceHealthOptions) {
    this.#options = options;
  }

  /**
   * What feeds the services, and what nobody delivers for them.
   *
   * @param inspects - whether who asks may see deliveries; others do not learn
   * where deliveries could be made up
   */
  async readFor(
    services: string[],
    now: Instant,
    inspects: boolean,
  ): Promise<SourcesAnswer> {
    const { knex, store, directory } = this.#options;
    const [statuses, delivered, known, entities, hasChanges] =
      await Promise.all([
        store.readSources(services),
        readDelivered(knex, services),
        this.#readKnown(now, { countedSince: null }),
        directory.byRefs(services.slice(0, MOST_ENTITIES)),
        readReleasedChanges(knex, services),
      ]);
    const toHealth = (status: SourceStatus): SourceHealth => ({
      ...this.#describe(status, delivered, known),
      deliveries: null,
    });
    const feeding = statuses.map(toHealth);
    const feedingNames = new Set(feeding.map(({ source }) => source));
    const others = this.#registered()
      .filter(name => !feedingNames.has(name))
      .map(name => toHealth(unheardOf(name)));
    const kinds = new Set(feeding.flatMap(one => one.kinds));
    if (hasChanges) kinds.add('change');
    const annotations = new Set(
      [...entities.values()].flatMap(one => Object.keys(one.annotations)),
    );
    const all = [...feeding, ...others];
    return {
      sources: inspects ? feeding : feeding.map(withoutInbox),
      missing: missingRecords(kinds, all, annotations),
    };
  }

  /** All sources of the portal; who may see that is decided before. */
  async readAll(now: Instant): Promise<SourcesAnswer> {
    const { knex } = this.#options;
    const [delivered, known, errors, waiting] = await Promise.all([
      readDelivered(knex, null),
      this.#readKnown(now, { countedSince: now - DAY_MS }),
      readEntityErrors(knex),
      readWaitingBySource(knex, NAMED_ANNOTATIONS),
    ]);
    const names = new Set([
      ...this.#registered(),
      ...delivered.map(({ source }) => source),
      ...waiting.keys(),
    ]);
    const sources = [...names].sort().map(source => {
      const own = delivered.filter(one => one.source === source);
      const state = known.states.get(source);
      const waits = waiting.get(source);
      const messages = [state?.lastError, errors.get(source)].filter(Boolean);
      const status: SourceStatus = {
        ...unheardOf(source),
        kinds: own.map(({ kind }) => kind),
        records: own.reduce((sum, { records }) => sum + records, 0),
        lastReceivedAt: latest(
          [...own, ...(waits ? [waits] : [])].map(one => one.lastReceivedAt),
        ),
        lastRecordAt: latest(own.map(one => one.lastRecordAt)),
        lastError: messages.join('\n') || null,
        sample: state?.sample ?? false,
      };
      return {
        ...this.#describe(status, delivered, known),
        waiting: waits ? toWaiting(waits) : null,
      };
    });
    return { sources, missing: [] };
  }

  #registered(): string[] {
    const { connectors, sources } = this.#options;
    return [...connectors.keys(), ...sources.map(({ name }) => name)];
  }

  async #readKnown(
    now: Instant,
    { countedSince }: { countedSince: Instant | null },
  ): Promise<Known> {
    const { knex, connectors } = this.#options;
    const names = [...connectors.keys()];
    const [states, logged] = await Promise.all([
      readSourceStates(knex),
      readLoggedDeliveries(knex, names, countedSince),
    ]);
    return { states, logged, now };
  }

  #describe(
    status: SourceStatus,
    delivered: readonly DeliveredRecords[],
    { states, logged, now }: Known,
  ): SourceHealth {
    const { source } = status;
    const own = delivered.filter(one => one.source === source);
    const log = logged.get(source);
    const { progress = null, lastRefusal = null } = states.get(source) ?? {};
    return {
      ...status,
      ...this.#describeModule(source, own),
      lastRecords: own.map(({ kind, records, ...instants }) => ({
        kind,
        records,
        lastReceivedAt: formatInstant(instants.lastReceivedAt),
        lastRecordAt: formatInstant(instants.lastRecordAt),
      })),
      lastDelivery: log?.last ?? null,
      lastRefusal,
      deliveries: log?.counts ?? {},
      waiting: null,
      progress: progress && toProgress(progress, now),
    };
  }

  #describeModule(source: string, delivered: readonly DeliveredRecords[]) {
    const { connectors, sources, webhooks, eventTopics } = this.#options;
    const connector = connectors.get(source);
    const scheduled = sources.find(({ name }) => name === source);
    const signs = connector && connector.signatures.length > 0;
    return {
      title: connector?.title ?? source,
      webhook: signs ? `/api/devops/v1/webhooks/${source}` : null,
      secret: signs ? secretOf(webhooks.get(source)) : null,
      eventBus: eventTopics.has(source),
      scheduled: scheduled !== undefined,
      testable: connector !== undefined,
      delivers: connector
        ? connector.delivers.filter(kind => kind !== 'override')
        : delivered.map(({ kind }) => kind),
      annotations: [...(connector?.annotations ?? [])],
      documentation:
        connector?.documentation ?? scheduled?.documentation ?? null,
      configuration: scheduled?.configuration ?? null,
    };
  }
}

/** What anybody may see who may see the services. */
function withoutInbox(source: SourceHealth): SourceHealth {
  return {
    ...source,
    webhook: null,
    secret: null,
    lastDelivery: null,
    lastRefusal: null,
  };
}

/** Never the secret itself. */
function secretOf(settings: WebhookSettings | undefined): WebhookSecret {
  if (settings?.allowUnsigned) return 'unsigned';
  return settings && settings.secrets.length > 0 ? 'set' : 'missing';
}

function unheardOf(source: string): SourceStatus {
  return {
    source,
    kinds: [],
    records: 0,
    lastReceivedAt: null,
    lastRecordAt: null,
    lastError: null,
    sample: false,
  };
}

function toWaiting({ records, reasons }: WaitingOfSource): WaitingRecords {
  return {
    records,
    reasons: reasons.map(({ waitingReason, selector, ...counted }) => ({
      ...explainWaiting(waitingReason, selector),
      ...counted,
    })),
  };
}

function toProgress(
  progress: KeptProgress,
  now: Instant,
): SourceProgressAnswer {
  const { done, total, what, waitingUntil } = progress;
  const isWaiting = (waitingUntil ?? 0) > now;
  return {
    done,
    total,
    what,
    waitingUntil:
      waitingUntil && isWaiting ? formatInstant(waitingUntil) : null,
    secondsLeft: secondsLeft(progress, now),
  };
}

function latest(instants: Instant[]): string | null {
  return instants.length > 0 ? formatInstant(Math.max(...instants)) : null;
}
