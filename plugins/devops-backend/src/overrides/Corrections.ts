import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  canonicalJson,
  EndpointBody,
  formatInstant,
  Instant,
  OverrideRecord,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { ScopeResolver } from '../catalog/ScopeResolver';
import {
  FactsReader,
  OverrideReader,
  RecordWriter,
  StoredOverride,
} from '../store/contract';
import { OVERRIDE_SOURCE, overrideId } from './overrideId';

type Correction = EndpointBody<'correctRecords'>;

/** What an override says, without when it was said. */
type Statement = Pick<
  OverrideRecord,
  'target' | 'action' | 'relation' | 'to' | 'type' | 'reason'
>;

/** Makes and undoes corrections, for callers who may see what they correct. */
export class Corrections {
  readonly #store: FactsReader;
  readonly #overrides: OverrideReader;
  readonly #writer: RecordWriter;
  readonly #scopes: ScopeResolver;

  constructor(options: {
    store: FactsReader;
    overrides: OverrideReader;
    writer: RecordWriter;
    scopes: ScopeResolver;
  }) {
    this.#store = options.store;
    this.#overrides = options.overrides;
    this.#writer = options.writer;
    this.#scopes = options.scopes;
  }

  /**
   * @returns the corrections as they stand now
   * @throws NotFoundError when a record is not stored, or of an entity that the
   * caller does not see
   * @throws InputError when the action does not fit the target, or `to` is not
   * the revision of the change that is its target
   */
  async make(
    correction: Correction,
    credentials: BackstageCredentials,
    now: Instant,
  ): Promise<StoredOverride[]> {
    const statements = statementsOf(correction);
    const named = await this.#readVisible(
      statements.flatMap(({ target, to }) => [target, to ?? target]),
      credentials,
    );
    expectOwnRevisions(statements, named);
    const ids = statements.map(
      statement => `${OVERRIDE_SOURCE}/${overrideId(statement)}`,
    );
    const before = new Map(
      (await this.#overrides.readOverridesById(ids)).map(one => [
        one.record.id,
        one,
      ]),
    );
    const news = statements.filter(
      (statement, index) => !isSame(before.get(ids[index]), statement),
    );
    await this.#write(
      news.map(statement => {
        const externalId = overrideId(statement);
        const known = before.get(`${OVERRIDE_SOURCE}/${externalId}`);
        const decidedAt = formatInstant(after(known, now));
        return { ...statement, externalId, decidedAt, deleted: false };
      }),
    );
    return this.#overrides.readOverridesById(ids);
  }

  /**
   * @param id - external id of the correction
   * @returns the correction that no longer holds
   * @throws NotFoundError when there is none, or none that the caller sees
   */
  async undo(
    id: string,
    credentials: BackstageCredentials,
    now: Instant,
  ): Promise<StoredOverride> {
    const [known] = await this.#overrides.readOverridesById([
      `${OVERRIDE_SOURCE}/${id}`,
    ]);
    const { service = null } = known ?? {};
    const visible = await this.#scopes.findVisible(
      service === null ? [] : [service],
      credentials,
    );
    if (!known || visible.size === 0) {
      throw new NotFoundError(`There is no correction ${id}`);
    }
    if (!known.deleted) {
      const updatedAt = formatInstant(after(known, now));
      await this.#write([{ externalId: id, updatedAt, deleted: true }]);
    }
    return known;
  }

  /** The records that are named, by their reference. */
  async #readVisible(
    references: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, StoredRecord>> {
    const wanted = new Set(
      references.filter(reference => !reference.startsWith('revision:')),
    );
    const records = await this.#store.readRecords(
      [...wanted].map(reference => reference.slice(reference.indexOf(':') + 1)),
    );
    const visible = await this.#scopes.findVisible(
      records.flatMap(({ service }) => service ?? []),
      credentials,
    );
    const found = new Map(
      records
        .filter(({ service }) => service !== null && visible.has(service))
        .map(record => [`${record.kind}:${record.id}`, record]),
    );
    const hidden = [...wanted].filter(reference => !found.has(reference));
    if (hidden.length > 0) {
      throw new NotFoundError(
        `Not stored, or not visible to you: ${hidden.join(', ')}`,
      );
    }
    return found;
  }

  async #write(records: object[]): Promise<void> {
    if (records.length === 0) {
      return;
    }
    const results = await this.#writer.write(
      records.map(record => ({ source: OVERRIDE_SOURCE, ...record })),
      { kind: 'override' },
    );
    const problems = results.flatMap(result => result.problems ?? []);
    if (problems.length > 0) {
      const texts = problems.map(
        ({ path, message }) => `${path.replace(/^\$\./, '')}: ${message}`,
      );
      throw new InputError([...new Set(texts)].join('; '));
    }
  }
}

function statementsOf({ targets, ...said }: Correction): Statement[] {
  const { action } = said;
  const isLink = action === 'set-link' || action === 'remove-link';
  const relation = isLink ? said.relation ?? null : null;
  // An incident has one cause and one original: to take it away needs no end.
  const hasEnd =
    action === 'set-link' ||
    action === 'exclude-change' ||
    relation === 'fixes';
  return [...new Set(targets)].map(target => ({
    target,
    action,
    relation,
    to: hasEnd ? said.to ?? null : null,
    type: action === 'set-type' ? said.type ?? null : null,
    reason: said.reason?.trim() || null,
  }));
}

/** A record of a change tells of one change: another could not be seen beside it, nor be found by it. */
function expectOwnRevisions(
  statements: Statement[],
  records: ReadonlyMap<string, StoredRecord>,
): void {
  for (const { target, to } of statements) {
    const record = records.get(target);
    if (record?.kind === 'change' && to !== null) {
      const own = `revision:${record.revision}`;
      if (to !== own) {
        throw new InputError(`to: must be ${own}, which ${target} describes`);
      }
    }
  }
}

function isSame(
  known: StoredOverride | undefined,
  { target, action, relation, to, type, reason }: Statement,
): boolean {
  if (!known || known.deleted) {
    return false;
  }
  const { record } = known;
  return (
    canonicalJson([target, action, relation, to, type, reason]) ===
    canonicalJson([
      record.target,
      record.action,
      record.relation,
      record.to,
      record.type,
      record.reason,
    ])
  );
}

/** The present, but never before what was decided already: clocks of replicas differ. */
function after(known: StoredOverride | undefined, now: Instant): Instant {
  return known ? Math.max(now, known.updatedAt + 1) : now;
}
