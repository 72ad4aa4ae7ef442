import {
  canonicalJson,
  classifyEnvironment,
  Definitions,
} from '@devops-domains/backstage-plugin-devops-common';

/** Tells what is production for the entities that a history is read for. @public */
export class ProductionRules {
  readonly #options: {
    source: string;
    definitions: Definitions;
    entityEnvironments: readonly (string[] | null)[];
  };

  /** @param options.entityEnvironments - of each entity by its own annotation; null without it */
  constructor(options: {
    source: string;
    definitions: Definitions;
    entityEnvironments: readonly (string[] | null)[];
  }) {
    this.#options = options;
  }

  /** Whether an environment is production for one of the entities. */
  isProduction(environment: string, tier: string | null): boolean {
    const { source, definitions } = this.#options;
    return this.#options.entityEnvironments.some(
      entityEnvironments =>
        classifyEnvironment({
          name: environment,
          tier,
          source,
          entityEnvironments,
          definitions,
        }) === 'production',
    );
  }

  /** What it goes by, for the basis of a history. One more entity that says the same changes nothing. */
  get basis(): unknown {
    const { definitions, entityEnvironments } = this.#options;
    return {
      configured: definitions.productionEnvironments,
      ofEntities: [...new Set(entityEnvironments.map(canonicalJson))].sort(),
    };
  }
}
