import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  EvidenceRow,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { Scope } from '../catalog/scope';
import { ScopeResolver } from '../catalog/ScopeResolver';
import { FactsReader } from '../store/contract';
import { httpUrlOrNull } from './httpUrlOrNull';

const idOf = (ref: string) => ref.slice(ref.indexOf(':') + 1);
const sourceOf = (id: string) => id.slice(0, id.indexOf('/'));

/** Gives rows of evidence the titles and links of their records, as far as the caller may see them. */
export class EvidenceReader {
  readonly #store: FactsReader;
  readonly #scopes: ScopeResolver;
  readonly #sampleSources: ReadonlySet<string>;

  constructor(options: {
    store: FactsReader;
    scopes: ScopeResolver;
    sampleSources: ReadonlySet<string>;
  }) {
    this.#store = options.store;
    this.#scopes = options.scopes;
    this.#sampleSources = options.sampleSources;
  }

  /** A fixed number of questions to store and catalog, however many rows. */
  async complete(
    rows: EvidenceRow[],
    scope: Scope,
    credentials: BackstageCredentials,
  ): Promise<EvidenceRow[]> {
    const ids = rows.flatMap(row => [
      ...(row.kind === 'change' ? [] : [row.id]),
      ...row.links.map(link => idOf(link.ref)),
    ]);
    const records = await this.#store.readRecords([...new Set(ids)]);
    const visible = await this.#visibleServices(records, scope, credentials);
    const shown = new Map(
      records
        .filter(({ service }) => service !== null && visible.has(service))
        .map(record => [record.id, record]),
    );
    return rows.map(row => this.#completeRow(row, shown));
  }

  async #visibleServices(
    records: StoredRecord[],
    scope: Scope,
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const known = new Set(scope.services);
    const others = records.flatMap(({ service }) =>
      service === null || known.has(service) ? [] : service,
    );
    const visible = await this.#scopes.findVisible(others, credentials);
    return new Set([...known, ...visible]);
  }

  #completeRow(
    row: EvidenceRow,
    records: ReadonlyMap<string, StoredRecord>,
  ): EvidenceRow {
    const own = row.kind === 'change' ? undefined : records.get(row.id);
    return {
      ...row,
      title: titleOf(own) ?? row.title,
      url: httpUrlOrNull(own?.url ?? row.url),
      links: row.links.map(link => {
        const record = records.get(idOf(link.ref));
        return {
          ...link,
          title: titleOf(record),
          url: httpUrlOrNull(record?.url ?? null),
        };
      }),
      sample: this.#isSample(row),
    };
  }

  #isSample(row: EvidenceRow): boolean {
    const id = row.kind === 'change' ? row.links[0]?.ref : row.id;
    return id !== undefined && this.#sampleSources.has(sourceOf(idOf(id)));
  }
}

function titleOf(record: StoredRecord | undefined): string | null {
  return record?.kind === 'incident' ? record.title : null;
}
