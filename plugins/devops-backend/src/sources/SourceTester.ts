import { randomUUID } from 'node:crypto';
import { isError } from '@backstage/errors';
import {
  Definitions,
  DeliveryDetail,
  formatInstant,
  Instant,
  parseRecord,
  RecordVersion,
  SourceTestAnswer,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  Connector,
  TestDelivery,
} from '@devops-domains/backstage-plugin-devops-node';
import { Knex } from 'knex';
import { withoutValues } from '../inbox/databaseError';
import { DeliveryLog } from '../inbox/DeliveryLog';
import { Inbox } from '../inbox/Inbox';
import { readDelivery } from '../inbox/readDelivery';
import {
  CLOSED,
  refuseUnconfigured,
  verifySender,
  WebhookSettings,
} from '../inbox/verifySender';
import { EntityDirectory } from '../ingestion/EntityDirectory';
import { MatchableEntity } from '../ingestion/matching';
import { FactsReader, RecordWriter } from '../store/contract';
import { storedWay } from '../store/recordRows';
import { rowsByRef } from '../store/records';
import { countedStep } from './countedStep';
import { TestWay } from './TestWay';

/** How long the inbox may take at most, and how often it is asked. */
const PATIENCE_MS = 20_000;
const POLL_MS = 50;

/** What a {@link SourceTester} stands on. */
export interface SourceTesterOptions {
  knex: Knex;
  inbox: Pick<Inbox, 'keep'>;
  log: Pick<DeliveryLog, 'read'>;
  store: Pick<FactsReader, 'readRecords'>;
  writer: RecordWriter;
  directory: Pick<EntityDirectory, 'index'>;
  webhooks: ReadonlyMap<string, WebhookSettings>;
  /** Names of the sources that are taken in from the events service. */
  eventTopics: ReadonlyMap<string, unknown>;
  definitions: Definitions;
  clock: () => number;
  /** How long the inbox may take. Default: 20 seconds. */
  patienceMs?: number;
}

type FindVisible = (entityRefs: string[]) => Promise<ReadonlySet<string>>;

interface SentEvent {
  headers: Record<string, string>;
  body: Buffer;
  receivedAt: Instant;
}

/** What came of sending. */
interface Sent {
  /** The id in the inbox; null when it did not come there. */
  delivery: number | null;
  /** What the event says of records. */
  said: RecordVersion[];
}

const NOT_SENT: Sent = { delivery: null, said: [] };

/** Sends test events the way of real ones, and takes their records out again. */
export class SourceTester {
  readonly #options: SourceTesterOptions;

  constructor(options: SourceTesterOptions) {
    this.#options = options;
  }

  /**
   * @param entity - what the event is about, as the catalog has it now
   * @param findVisible - those of the entities that the caller may see; no other
   * one is named. Default: none
   */
  async test(
    connector: Connector,
    entity: MatchableEntity,
    findVisible: FindVisible = async () => new Set(),
  ): Promise<SourceTestAnswer> {
    const way = new TestWay();
    const { delivery, said } = await this.#send(connector, entity, way);
    const detail = delivery === null ? null : await this.#follow(delivery, way);
    const records = detail
      ? await this.#match(detail, entity, findVisible, way)
      : [];
    for (const record of records) {
      const { annotations } = entity;
      const { definitions } = this.#options;
      const counted = countedStep(record, annotations, definitions);
      way.ok('counted', counted.code ?? '', counted.message, counted.params);
    }
    const deleted = await this.#delete(said, way);
    return {
      source: connector.name,
      entityRef: entity.entityRef,
      delivery: delivery === null ? null : String(delivery),
      steps: way.toSteps(),
      deleted,
    };
  }

  async #send(
    connector: Connector,
    { entityRef, annotations }: MatchableEntity,
    way: TestWay,
  ): Promise<Sent> {
    const now = this.#options.clock();
    const id = randomUUID().replace(/-/g, '').slice(0, 12);
    const made = connector.testDelivery({ entityRef, annotations, id, now });
    if ('missingAnnotations' in made) {
      const [annotation] = made.missingAnnotations;
      way.failed(
        'received',
        'missing-annotation',
        `Add the annotation ${made.missingAnnotations.join(
          ' or ',
        )} to the entity: ${connector.title} finds it by that.`,
        { annotation },
      );
      return NOT_SENT;
    }
    way.ok('received', 'received', `Made as ${connector.title} would send it.`);
    const body = Buffer.from(JSON.stringify(made.payload));
    const headers = this.#prove(connector, made, body, now, way);
    if (!headers) return NOT_SENT;
    const sent = { headers, body, receivedAt: now };
    // What seems not to be kept may be kept after all, when only the answer was
    // late: it is deleted as well.
    return {
      delivery: await this.#keep(connector, sent, way),
      said: readVersions(connector, sent),
    };
  }

  /** @returns the headers with the proof; null when it does not hold */
  #prove(
    connector: Connector,
    made: TestDelivery,
    body: Buffer,
    now: Instant,
    way: TestWay,
  ): Record<string, string> | null {
    const { webhooks, eventTopics } = this.#options;
    const settings = webhooks.get(connector.name) ?? CLOSED;
    const [secret] = settings.secrets;
    const [scheme] = connector.signatures;
    const signed = secret && scheme ? scheme.sign(body, secret, now) : {};
    const headers = inLowerCase({ ...made.headers, ...signed });
    if (!scheme) {
      const message = 'Its senders prove themselves by a token of Backstage.';
      way.ok('verified', 'token', message);
      return headers;
    }
    if (!secret && !settings.allowUnsigned && eventTopics.has(connector.name)) {
      way.ok('verified', 'event-bus', 'Nothing to verify on the event bus.');
      return headers;
    }
    try {
      refuseUnconfigured(connector, settings);
      verifySender(connector, settings, { headers, body }, now);
    } catch (error) {
      const configuration = `devops.sources.${connector.name}.webhook.secrets`;
      const code = secret ? 'proof-refused' : 'missing-secret';
      const next = `Set ${configuration} to a secret that ${connector.title} has as well.`;
      const message = secret ? messageOf(error) : next;
      way.failed('verified', code, message, { configuration });
      return null;
    }
    if (settings.allowUnsigned) {
      way.ok('verified', 'unsigned', 'Taken in unsigned, as it is configured.');
    } else {
      way.ok('verified', 'verified', `Proved by ${scheme.title}.`);
    }
    return headers;
  }

  async #keep(
    connector: Connector,
    sent: SentEvent,
    way: TestWay,
  ): Promise<number | null> {
    try {
      const { id } = await this.#options.inbox.keep(connector, {
        ...sent,
        payload: JSON.parse(sent.body.toString()),
        topic: null,
        test: true,
      });
      way.ok('kept', 'kept', `Kept as delivery ${id}.`, {
        delivery: String(id),
      });
      return id;
    } catch (error) {
      way.failed('kept', 'not-kept', messageOf(error));
      return null;
    }
  }

  /** Waits until the inbox has processed the delivery. */
  async #follow(id: number, way: TestWay): Promise<DeliveryDetail> {
    const { patienceMs = PATIENCE_MS } = this.#options;
    const deadline = performance.now() + patienceMs;
    let detail = await this.#options.log.read(id);
    while (detail.status === 'waiting' && performance.now() < deadline) {
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
      detail = await this.#options.log.read(id);
    }
    const reason = detail.reason ?? '';
    const rejected = detail.records.some(one => one.result === 'rejected');
    if (detail.status === 'waiting') {
      way.failed(
        'read',
        'still-waiting',
        `Not read within ${
          patienceMs / 1000
        } seconds: the inbox has much to do. Look at the delivery later.`,
      );
    } else if (detail.status === 'ignored') {
      way.failed('read', 'ignored', reason, { reason });
    } else if (rejected || detail.records.length === 0) {
      way.failed('read', rejected ? 'rejected' : 'unreadable', reason, {
        reason,
      });
    } else {
      const kinds = [...new Set(detail.records.map(one => one.kind))].join(
        ', ',
      );
      const n = String(detail.records.length);
      way.ok('read', 'read', `Read as ${n} record(s): ${kinds}.`, {
        records: n,
        kinds,
      });
    }
    return detail;
  }

  /** @returns the records that have found the entity */
  async #match(
    detail: DeliveryDetail,
    { entityRef }: MatchableEntity,
    findVisible: FindVisible,
    way: TestWay,
  ): Promise<StoredRecord[]> {
    const refs = recordRefs(detail);
    if (refs.length === 0) return [];
    const stored = await this.#options.store.readRecords(refs);
    const [strayed] = stored.filter(one => one.service !== entityRef);
    if (stored.length === 0) {
      way.failed('matched', 'not-stored', detail.reason ?? '');
    } else if (!strayed) {
      const rows = await rowsByRef(this.#options.knex, refs);
      const by = [...new Set([...rows.values()].map(nameOfWay))].join(', ');
      way.ok('matched', 'matched', `Found ${entityRef} by ${by}.`, {
        entityRef,
        by,
      });
      return stored;
    } else if (strayed.service === null) {
      const candidates = await this.#candidates(refs);
      const visible = await findVisible(candidates);
      if (candidates.every(ref => visible.has(ref))) {
        const reason = detail.reason ?? '';
        way.failed('matched', 'unmatched', reason, { reason });
      } else {
        const entities = String(candidates.length);
        const message = `Found ${entities} entities, not all of which you may see; it has to be one.`;
        way.failed('matched', 'hidden-candidates', message, { entities });
      }
    } else if ((await findVisible([strayed.service])).has(strayed.service)) {
      way.failed(
        'matched',
        'other-entity',
        `Found another entity: ${strayed.service}.`,
        { entityRef: strayed.service },
      );
    } else {
      const message = 'Found another entity, which you may not see.';
      way.failed('matched', 'hidden-entity', message);
    }
    return [];
  }

  /** What the stored records could be about, by what they say. */
  async #candidates(refs: string[]): Promise<string[]> {
    const { directory, knex } = this.#options;
    const index = await directory.index();
    const rows = await rowsByRef(knex, refs);
    const found = [...rows.values()].flatMap(row => {
      const { selector, repository } = storedWay(row);
      if (selector) return index.withAnnotations(selector);
      return repository ? index.ofRepository(repository) : [];
    });
    return [...new Set(found.map(({ entityRef }) => entityRef))];
  }

  /**
   * Its deletions are younger than anything that the event says of its records,
   * so that they stay out also where the inbox comes to the event only later.
   */
  async #delete(said: RecordVersion[], way: TestWay): Promise<boolean> {
    if (said.length === 0) return true;
    const { writer, clock, store } = this.#options;
    const updatedAt = formatInstant(
      1 + Math.max(clock(), ...said.map(version => version.updatedAt)),
    );
    const refs = said.map(
      ({ source, externalId }) => `${source}/${externalId}`,
    );
    try {
      const [results, left] = await withoutValues(
        'Its records could not be deleted',
        async () => [
          await writer.write(
            said.map(({ kind, source, externalId }) => ({
              kind,
              source,
              externalId,
              updatedAt,
              deleted: true,
            })),
          ),
          await store.readRecords(refs),
        ],
      );
      const [problem] = results.flatMap(({ result, problems }) =>
        result === 'rejected' ? problems ?? [] : [],
      );
      if (problem || left.length > 0) {
        const reason = problem?.message ?? `${refs.join(', ')} is left.`;
        way.failed('deleted', 'not-deleted', reason);
        return false;
      }
    } catch (error) {
      way.failed('deleted', 'not-deleted', messageOf(error));
      return false;
    }
    way.ok('deleted', 'deleted', 'Its records are out of all numbers again.');
    return true;
  }
}

/** What the inbox reads in the event as well, sooner or later. */
function readVersions(connector: Connector, sent: SentEvent): RecordVersion[] {
  const reading = readDelivery(connector, { ...sent, topic: null });
  if (!('records' in reading)) return [];
  return reading.records.flatMap(record => {
    const parsed = parseRecord({ ...record, source: connector.name });
    return parsed.ok ? [parsed.version] : [];
  });
}

function recordRefs({ source, records }: DeliveryDetail): string[] {
  return records.flatMap(({ externalId, result }) =>
    externalId === null || result === 'rejected'
      ? []
      : [`${source}/${externalId}`],
  );
}

/** By what a stored record has found its entity. */
function nameOfWay(row: Parameters<typeof storedWay>[0]): string {
  const { entityRef, selector, repository } = storedWay(row);
  if (entityRef) return 'entityRef';
  return selector
    ? Object.keys(selector).join(' and ')
    : `the repository ${repository}`;
}

function inLowerCase(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function messageOf(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
