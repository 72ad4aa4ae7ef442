import { RootConfigService } from '@backstage/backend-plugin-api';
import {
  makeValidator,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_DOMAIN_NAMESPACE,
  DOMAIN_IDS,
  DomainId,
} from '@devops-domains/backstage-plugin-devops-common';

const DEFAULT_OWNER = 'group:default/devops';
const NAMESPACE_KEY = 'devops.domains.namespace';
const OWNER_KEY = 'devops.domains.owner';
const OWNERS_KEY = 'devops.domains.owners';

/** How the eight domains appear in the catalog. */
export interface DomainConfig {
  namespace: string;
  /** Complete entity refs. */
  ownerOf: (domain: DomainId) => string;
}

/**
 * Reads the configuration of the domains.
 *
 * @throws InputError naming the key and what it may hold.
 */
export function readDomainConfig(config: RootConfigService): DomainConfig {
  const namespace =
    config.getOptionalString(NAMESPACE_KEY) ?? DEFAULT_DOMAIN_NAMESPACE;
  if (!makeValidator().isValidNamespace(namespace)) {
    throw new InputError(
      `Invalid configuration at ${NAMESPACE_KEY}: "${namespace}" cannot be a namespace`,
    );
  }
  const owner = readOwner(config, OWNER_KEY) ?? DEFAULT_OWNER;
  const owners = readOwners(config);
  return { namespace, ownerOf: domain => owners.get(domain) ?? owner };
}

function readOwners(config: RootConfigService): Map<DomainId, string> {
  const keys = config.getOptionalConfig(OWNERS_KEY)?.keys() ?? [];
  return new Map(
    keys.map(key => {
      const domain = DOMAIN_IDS.find(id => id === key);
      const owner = readOwner(config, `${OWNERS_KEY}.${key}`);
      if (!domain || !owner) {
        throw new InputError(
          `Invalid configuration at ${OWNERS_KEY}.${key}: "${key}" is not a DevOps domain; use one of ${DOMAIN_IDS.join(
            ', ',
          )}`,
        );
      }
      return [domain, owner];
    }),
  );
}

function readOwner(config: RootConfigService, key: string): string | undefined {
  const value = config.getOptionalString(key);
  if (value === undefined) {
    return undefined;
  }
  const ref = parseOwner(value);
  if (!ref) {
    throw new InputError(
      `Invalid configuration at ${key}: "${value}" is not an entity ref of a Group or User, such as ${DEFAULT_OWNER}`,
    );
  }
  return ref;
}

function parseOwner(value: string): string | null {
  const validator = makeValidator();
  try {
    const ref = parseEntityRef(value, { defaultKind: 'Group' });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    return (kind === 'group' || kind === 'user') &&
      validator.isValidNamespace(ref.namespace) &&
      validator.isValidEntityName(ref.name)
      ? stringifyEntityRef(ref)
      : null;
  } catch {
    return null;
  }
}
