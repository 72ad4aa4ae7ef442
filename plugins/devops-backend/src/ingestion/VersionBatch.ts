import { RecordVersion } from '@devops-domains/backstage-plugin-devops-common';
import { RecordRow, storedVersions } from '../store/recordRows';
import { AppliedVersions, applyVersions } from './applyVersions';

/**
 * New versions of many records. They are added to what is stored of a record
 * before the transaction and in it; the work is done again only when somebody
 * else has changed the record in between.
 */
export class VersionBatch {
  /** New versions by `source/externalId`. */
  readonly incoming: ReadonlyMap<string, RecordVersion[]>;
  readonly #applied = new Map<
    string,
    { stored: string | undefined; result: AppliedVersions }
  >();

  constructor(incoming: ReadonlyMap<string, RecordVersion[]>) {
    this.incoming = incoming;
  }

  /** `source/externalId` of the records. */
  get refs(): string[] {
    return [...this.incoming.keys()];
  }

  /**
   * Whether the record was new when it was last looked at, and all of its versions
   * are taken as they are: then nothing that is stored has to be read to write it.
   */
  isNew(ref: string): boolean {
    const known = this.#applied.get(ref);
    return (
      known !== undefined &&
      known.stored === undefined &&
      known.result.outcomes.every(({ result }) => result !== 'rejected')
    );
  }

  /** What the record becomes, given the row that is stored of it. */
  applyTo(
    ref: string,
    row: Pick<RecordRow, 'versions'> | undefined,
  ): AppliedVersions {
    const known = this.#applied.get(ref);
    if (known && known.stored === row?.versions) {
      return known.result;
    }
    const result = applyVersions(
      row ? storedVersions(row) : [],
      this.incoming.get(ref) ?? [],
    );
    this.#applied.set(ref, { stored: row?.versions, result });
    return result;
  }
}
