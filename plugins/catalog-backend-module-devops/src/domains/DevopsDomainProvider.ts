import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { DEVOPS_DOMAINS } from '@devops-domains/backstage-plugin-devops-common';
import { DomainConfig } from './domainConfig';
import { domainEntity } from './domainEntity';

/** Name of the provider, and key by which its entities stay its own. */
const PROVIDER_NAME = 'devops-domains';

/**
 * Delivers the eight Domain entities: all of them, at every start and on every
 * replica, so that there is never a ninth and never a missing one. Entities of
 * a provider need no `catalog.rules`.
 */
export class DevopsDomainProvider implements EntityProvider {
  readonly #config: DomainConfig;

  constructor(config: DomainConfig) {
    this.#config = config;
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    await connection.applyMutation({
      type: 'full',
      entities: DEVOPS_DOMAINS.map(domain => ({
        entity: domainEntity(domain, this.#config),
        locationKey: PROVIDER_NAME,
      })),
    });
  }
}
