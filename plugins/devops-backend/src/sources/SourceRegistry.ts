import { ConflictError, InputError } from '@backstage/errors';
import { SOURCE_NAME_PATTERN } from '@devops-domains/backstage-plugin-devops-common';
import {
  Connector,
  DevopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';

/** The sources that modules have added. */
export class SourceRegistry implements DevopsSourcesExtensionPoint {
  readonly #sources = new Map<string, Source>();
  readonly #connectors = new Map<string, Connector>();

  addSource(source: Source): void {
    add(this.#sources, source, 'source');
  }

  addConnector(connector: Connector): void {
    add(this.#connectors, connector, 'connector');
  }

  list(): Source[] {
    return [...this.#sources.values()];
  }

  connectors(): ReadonlyMap<string, Connector> {
    return this.#connectors;
  }
}

function add<One extends { name: string }>(
  map: Map<string, One>,
  one: One,
  what: string,
) {
  if (!SOURCE_NAME_PATTERN.test(one.name)) {
    throw new InputError(
      `A ${what} cannot be called '${one.name}': only lower-case letters, digits, '.', '_' and '-'`,
    );
  }
  if (map.has(one.name)) {
    throw new ConflictError(`The ${what} '${one.name}' was added already`);
  }
  map.set(one.name, one);
}
