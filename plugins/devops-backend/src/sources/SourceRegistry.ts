import { ConflictError, InputError } from '@backstage/errors';
import { SOURCE_NAME_PATTERN } from '@devops-domains/backstage-plugin-devops-common';
import {
  DevopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';

/** The sources that modules have added. */
export class SourceRegistry implements DevopsSourcesExtensionPoint {
  readonly #sources = new Map<string, Source>();

  addSource(source: Source): void {
    if (!SOURCE_NAME_PATTERN.test(source.name)) {
      throw new InputError(
        `A source cannot be called '${source.name}': only lower-case letters, digits, '.', '_' and '-'`,
      );
    }
    if (this.#sources.has(source.name)) {
      throw new ConflictError(`The source '${source.name}' was added already`);
    }
    this.#sources.set(source.name, source);
  }

  list(): Source[] {
    return [...this.#sources.values()];
  }
}
