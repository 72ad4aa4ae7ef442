import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_HAS_PART,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  CatalogProcessor,
  CatalogProcessorEmit,
  LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  DevopsMapping,
  MappingProblem,
  parseMapping,
  RELATION_HAS_RESPONSIBLE,
  RELATION_RESPONSIBLE_FOR,
} from '@devops-domains/backstage-plugin-devops-common';

/** What the processor needs to know of the configuration. */
export interface SystemMappingOptions {
  /** Namespace of the eight Domain entities. */
  domainNamespace: string;
  /** Whether a problem in a mapping is a processing error. */
  strict: boolean;
}

/**
 * Relates Systems to their DevOps domain and to who is responsible for their
 * activities. The relations come in addition to those of the catalog, so the
 * business domain stays. A problem never fails an entity unless `strict`: a
 * typo must not make a System vanish from the portal.
 */
export class SystemMappingProcessor implements CatalogProcessor {
  readonly #options: SystemMappingOptions;

  constructor(options: SystemMappingOptions) {
    this.#options = options;
  }

  getProcessorName(): string {
    return 'DevopsSystemMappingProcessor';
  }

  /**
   * Only ever refuses: to accept is for the processors of the kinds.
   *
   * @throws InputError with all problems, when `strict`.
   */
  async validateEntityKind(entity: Entity): Promise<boolean> {
    if (this.#options.strict) {
      const { problems } = parseMapping(entity);
      if (problems.length > 0) {
        throw new InputError(
          `Invalid DevOps mapping: ${problems.map(inOneLine).join('; ')}`,
        );
      }
    }
    return false;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    const system = getCompoundEntityRef(entity);
    const mapping = parseMapping(entity);
    if (mapping.domain) {
      const domain = {
        kind: 'Domain',
        namespace: this.#options.domainNamespace,
        name: mapping.domain,
      };
      relate(emit, system, RELATION_PART_OF, domain, RELATION_HAS_PART);
    }
    for (const owner of ownersOf(mapping)) {
      relate(
        emit,
        parseEntityRef(owner),
        RELATION_RESPONSIBLE_FOR,
        system,
        RELATION_HAS_RESPONSIBLE,
      );
    }
    return entity;
  }
}

/** Everybody named for an activity, once. */
function ownersOf(mapping: DevopsMapping): Set<string> {
  return new Set(mapping.activities.flatMap(({ owners }) => owners));
}

function relate(
  emit: CatalogProcessorEmit,
  from: CompoundEntityRef,
  type: string,
  to: CompoundEntityRef,
  reverseType: string,
) {
  emit(processingResult.relation({ source: from, type, target: to }));
  emit(
    processingResult.relation({ source: to, type: reverseType, target: from }),
  );
}

function inOneLine({ path, message, fix }: MappingProblem): string {
  return `${path}: ${message}. ${fix}`;
}
