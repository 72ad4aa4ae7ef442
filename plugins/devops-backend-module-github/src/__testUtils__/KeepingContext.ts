import {
  addVersion,
  completeRecord,
  MergedRecord,
  mergeVersions,
  parseRecord,
  RecordVersion,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  DeliveryContext,
  SourceProgress,
} from '@devops-domains/backstage-plugin-devops-node';

/** Keeps what a source writes as the store does: version by version, merged, refused where something is missing. */
export class KeepingContext implements DeliveryContext {
  readonly versions: Map<string, RecordVersion[]>;
  readonly state: Map<string, string>;
  readonly errors: [entityRef: string | undefined, message: string | null][] =
    [];
  readonly progress: (SourceProgress | null)[] = [];
  /** Ids in the order in which they were written first. */
  readonly order: string[] = [];
  readonly #controller = new AbortController();
  readonly #steps: number;
  #taken = 0;

  /**
   * @param options.after - whose database it goes on with
   * @param options.steps - after so many writes the process is killed
   */
  constructor(options: { after?: KeepingContext; steps?: number } = {}) {
    this.versions = options.after?.versions ?? new Map();
    this.state = options.after?.state ?? new Map();
    this.#steps = options.steps ?? Infinity;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  merged(): Map<string, MergedRecord> {
    return new Map(
      [...this.versions].sort().map(([id, all]) => [id, mergeVersions(all)]),
    );
  }

  /** The fields of the one record whose id ends like this. */
  fieldsOf(end: string): MergedRecord['fields'] {
    const found = [...this.merged()].filter(([id]) => id.endsWith(end));
    if (found.length !== 1) {
      throw new Error(`${found.length} records end with ${end}`);
    }
    return found[0][1].fields;
  }

  async write(records: unknown[]): Promise<WriteResult[]> {
    this.#step();
    return JSON.parse(JSON.stringify(records)).map((record: unknown) =>
      this.#keep(record),
    );
  }

  #keep(record: unknown): WriteResult {
    const parsed = parseRecord(record);
    if (!parsed.ok) {
      const { source, externalId, problems } = parsed;
      return { source, externalId, problems, result: 'rejected' };
    }
    const { source, externalId } = parsed.version;
    const before = this.versions.get(externalId) ?? [];
    const { versions } = addVersion(before, parsed.version);
    const completed = completeRecord(mergeVersions(versions), null);
    if (!completed.ok) {
      const { problems } = completed;
      return { source, externalId, problems, result: 'rejected' };
    }
    if (before.length === 0) {
      this.order.push(externalId);
    }
    this.versions.set(externalId, versions);
    return { source, externalId, result: 'created' };
  }

  #step(): void {
    this.#taken += 1;
    if (this.#taken > this.#steps) {
      this.#controller.abort(new Error('killed'));
    }
    this.signal.throwIfAborted();
  }

  async getState(key: string): Promise<unknown> {
    const text = this.state.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async setState(key: string, value: unknown): Promise<void> {
    this.#step();
    this.state.set(key, JSON.stringify(value));
  }

  async reportError(message: string | null, entityRef?: string) {
    this.errors.push([entityRef, message]);
  }

  async reportProgress(progress: SourceProgress | null) {
    this.progress.push(progress);
  }
}
