import { Definitions } from '../metrics/definitions';
import { environmentKey } from './environmentKey';

/**
 * Annotation of a Component or Resource that names its production environments,
 * separated by commas. It wins over all other configuration.
 *
 * @public
 */
export const PRODUCTION_ENVIRONMENTS_ANNOTATION =
  'devops-domains.io/production-environments';

/**
 * `production`; `other`: known to be something else; `unknown`: nobody has said
 * and the name does not tell, which is a finding and never production.
 *
 * @public
 */
export type EnvironmentClass = 'production' | 'other' | 'unknown';

const SEPARATORS = /[-_/.\s]+/u;

const PRODUCTION_PARTS = new Set(['production', 'prod', 'live']);

/** Parts that make a name one of test, staging or development, whatever else it holds. */
const NON_PRODUCTION_PARTS = new Set([
  'test',
  'tests',
  'testing',
  'staging',
  'stage',
  'stg',
  'dev',
  'develop',
  'development',
  'qa',
  'uat',
  'like',
  'copy',
  'preview',
  'preprod',
  'preproduction',
  'nonprod',
  'nonproduction',
]);

/** Kinds of test. Behind a name of production they tell nothing: `live-load` may be the one that bears the load. */
const TEST_PARTS = new Set(['performance', 'perf', 'load', 'loadtest']);

/** `pre-prod` and `non-prod` are known to be none; `pre-sales` is not known. */
const NEGATING_PARTS = new Set(['pre', 'non']);

const KNOWN_TIERS = new Set([
  'production',
  'staging',
  'testing',
  'development',
  'other',
]);

/**
 * What an environment is for the entity that was deployed to it.
 *
 * The first of these that says something decides: the entity's own list, the
 * list of the source, the global list (a name outside the list that applies is
 * `other`), the source's tier, the name. Names and tiers compare in any case.
 *
 * @param args - `entityEnvironments` is what {@link parseEnvironmentsAnnotation}
 * made of the entity's annotation; `tier` is one of production, staging,
 * testing, development and other, any other tier says nothing.
 * @public
 */
export function classifyEnvironment(args: {
  name: string;
  tier: string | null;
  source: string;
  entityEnvironments: string[] | null;
  definitions: Definitions;
}): EnvironmentClass {
  const list = configuredEnvironments(args);
  if (list) {
    const name = environmentKey(args.name);
    return list.some(listed => environmentKey(listed) === name)
      ? 'production'
      : 'other';
  }
  const tier = environmentKey(args.tier ?? '');
  if (KNOWN_TIERS.has(tier)) {
    return tier === 'production' ? 'production' : 'other';
  }
  return classifyName(args.name);
}

/**
 * Splits the annotation {@link PRODUCTION_ENVIRONMENTS_ANNOTATION}.
 *
 * @returns null when it is absent or names nothing: an empty annotation is taken
 * for one that was not filled in, not for "no production anywhere".
 * @public
 */
export function parseEnvironmentsAnnotation(
  value: string | undefined,
): string[] | null {
  const names = (value ?? '')
    .split(/[,\n]/u)
    .map(name => name.trim())
    .filter(name => name !== '');
  return names.length > 0 ? [...new Set(names)] : null;
}

function configuredEnvironments(args: {
  source: string;
  entityEnvironments: string[] | null;
  definitions: Definitions;
}): string[] | null {
  const { productionEnvironments, productionEnvironmentsBySource } =
    args.definitions;
  if (args.entityEnvironments) {
    return args.entityEnvironments;
  }
  // A source may be called `constructor`: only its own keys are configuration.
  return Object.hasOwn(productionEnvironmentsBySource, args.source)
    ? productionEnvironmentsBySource[args.source]
    : productionEnvironments;
}

function classifyName(name: string): EnvironmentClass {
  const parts = environmentKey(name)
    .split(SEPARATORS)
    .filter(part => part !== '');
  if (parts.some(part => NON_PRODUCTION_PARTS.has(part))) {
    return 'other';
  }
  const [first, ...rest] = parts;
  if (PRODUCTION_PARTS.has(first)) {
    return 'production';
  }
  const isNegated = NEGATING_PARTS.has(first) && PRODUCTION_PARTS.has(rest[0]);
  return isNegated || parts.some(part => TEST_PARTS.has(part))
    ? 'other'
    : 'unknown';
}
