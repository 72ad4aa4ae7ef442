import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  buildDomainOverview,
  DomainsAnswer,
  Instant,
} from '@devops-domains/backstage-plugin-devops-common';
import { FactsReader } from '../store/contract';

/** How far back adoption looks, and as far again to compare: 90 days. */
const SERVED_MS = 90 * 24 * 3600 * 1000;

/** Systems are mapped; the others show who uses them, and how many teams there are. */
const KINDS = ['System', 'Component', 'Resource', 'API', 'Group'];

/** Whole specs would bring every API's definition along. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.annotations',
  'metadata.links',
  'spec.type',
  'spec.owner',
  'spec.domain',
  'relations',
];

/** Reads what the overview of the eight domains is made from, as the caller sees the catalog. */
export class DomainOverviewReader {
  readonly #catalog: CatalogService;
  readonly #domainNamespace: string;
  readonly #store: Pick<FactsReader, 'readServedServices'>;

  constructor(options: {
    catalog: CatalogService;
    store: Pick<FactsReader, 'readServedServices'>;
    domainNamespace: string;
  }) {
    this.#store = options.store;
    this.#catalog = options.catalog;
    this.#domainNamespace = options.domainNamespace;
  }

  async read(
    credentials: BackstageCredentials,
    now: Instant,
  ): Promise<DomainsAnswer> {
    const served = this.#store.readServedServices({
      from: now - 2 * SERVED_MS,
      between: now - SERVED_MS,
      to: now,
    });
    const entities: Entity[] = [];
    const pages = this.#catalog.streamEntities(
      { filter: { kind: KINDS }, fields: FIELDS, pageSize: 1000 },
      { credentials },
    );
    for await (const page of pages) entities.push(...page);
    return buildDomainOverview({
      entities,
      domainNamespace: this.#domainNamespace,
      served: await served,
    });
  }
}
