import {
  addVersion,
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

/** Keeps what a source writes as the store does: version by version, merged. */
export class KeepingContext implements DeliveryContext {
  readonly versions = new Map<string, RecordVersion[]>();
  readonly state = new Map<string, string>();
  readonly errors: [entityRef: string | undefined, message: string | null][] =
    [];
  readonly progress: (SourceProgress | null)[] = [];
  /** Ids in the order in which they were written first. */
  readonly order: string[] = [];
  controller = new AbortController();
  /** Called before each step that a killed process would not come to; may throw. */
  beforeStep: () => void = () => {};

  get signal(): AbortSignal {
    return this.controller.signal;
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
    this.beforeStep();
    return JSON.parse(JSON.stringify(records)).map(
      (record: unknown): WriteResult => {
        const parsed = parseRecord(record);
        if (!parsed.ok) {
          const { source, externalId, problems } = parsed;
          return { source, externalId, problems, result: 'rejected' };
        }
        const { source, externalId } = parsed.version;
        const before = this.versions.get(externalId);
        if (!before) {
          this.order.push(externalId);
        }
        const { versions } = addVersion(before ?? [], parsed.version);
        this.versions.set(externalId, versions);
        return { source, externalId, result: 'created' };
      },
    );
  }

  async getState(key: string): Promise<unknown> {
    const text = this.state.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async setState(key: string, value: unknown): Promise<void> {
    this.beforeStep();
    this.state.set(key, JSON.stringify(value));
  }

  async reportError(message: string | null, entityRef?: string) {
    this.errors.push([entityRef, message]);
  }

  async reportProgress(progress: SourceProgress | null) {
    this.progress.push(progress);
  }
}
