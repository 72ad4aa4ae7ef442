import {
  parseRecord,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import { DeliveryContext } from '@devops-domains/backstage-plugin-devops-node';
import { DeploymentRecordInput } from '../delivery/DeploymentRecords';

/** Keeps what a source writes, as JSON would carry it, and checks it against the contract. */
export class RecordingContext implements DeliveryContext {
  readonly batches: DeploymentRecordInput[][] = [];
  readonly state = new Map<string, string>();
  readonly controller = new AbortController();
  /** What the last delivery reported, a line a report. */
  error: string | null = null;
  /** The entities that it reported about. */
  readonly reportedTo = new Set<string | undefined>();
  /** Called before a batch is stored; may throw. */
  beforeWrite: (batchNumber: number) => void = () => {};

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get written(): DeploymentRecordInput[] {
    return this.batches.flat();
  }

  /** The last version of a record. */
  last(externalId: string): DeploymentRecordInput {
    const versions = this.written.filter(
      record => record.externalId === externalId,
    );
    const version = versions[versions.length - 1];
    if (!version) {
      throw new Error(`${externalId} was not written`);
    }
    return version;
  }

  /** Revisions of the changes that a record lists; its `changes` where it lists none. */
  changesOf(externalId: string): unknown {
    const { changes } = this.last(externalId);
    return changes?.map(change => change.revision) ?? changes;
  }

  async write(records: unknown[]): Promise<WriteResult[]> {
    this.beforeWrite(this.batches.length);
    const json = JSON.parse(JSON.stringify(records));
    this.batches.push(json);
    return json.map((record: DeploymentRecordInput): WriteResult => {
      const parsed = parseRecord(record);
      const { source, externalId } = record;
      return parsed.ok
        ? { source, externalId, result: 'created' }
        : {
            source,
            externalId,
            result: 'rejected',
            problems: parsed.problems,
          };
    });
  }

  async getState(key: string): Promise<unknown> {
    const text = this.state.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async setState(key: string, value: unknown): Promise<void> {
    this.state.set(key, JSON.stringify(value));
  }

  async reportError(message: string | null, entityRef?: string) {
    this.error = [this.error, message].filter(Boolean).join('\n') || null;
    this.reportedTo.add(entityRef);
  }

  async reportProgress() {}

  /** Forgets what an earlier delivery reported, as the backend does. */
  startDelivery() {
    this.error = null;
  }
}
