import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import {
  DEFAULT_DEFINITIONS,
  DEFAULT_DOMAIN_NAMESPACE,
  Definitions,
  LocalDefinitions,
} from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';
import { EventTopics } from '../events/subscribeToEvents';
import { Retention } from '../inbox/deleteExpired';
import { WebhookSettings } from '../inbox/verifySender';
import { MatchingRule } from '../ingestion/matchingRules';
import { WriterEntry } from '../writers/writersSchema';
import { CacheLimits, cacheLimits } from './cacheLimits';
import { configurationSchema } from './configurationSchema';
import { toEventTopics, toWebhookSettings } from './deliverySettings';

/** What is configured below `devops`, checked, with the defaults filled in. */
export interface DevopsConfiguration {
  definitions: Definitions;
  /** The year of the benchmark where a request names none; undefined: the newest with clusters. */
  benchmarkYear: number | undefined;
  /** New entity refs by old ones. */
  aliases: ReadonlyMap<string, string>;
  /** Entity refs whose incidents a source delivers, by the source's name. */
  incidentEntities: ReadonlyMap<string, ReadonlySet<string>>;
  /** How webhooks prove themselves, by the source's name; one that is missing takes none. */
  webhooks: ReadonlyMap<string, WebhookSettings>;
  /** What is taken in from Backstage's events service, by the source's name. */
  eventTopics: ReadonlyMap<string, EventTopics>;
  /** For how long deliveries are kept. */
  retention: Retention;
  /** Who outside may write what; the first that fits decides. */
  writers: readonly WriterEntry[];
  /** What persons decided about records that leave their entity open. */
  matchingRules: readonly MatchingRule[];
  /** How often waiting records are matched again. */
  matchingFrequency: HumanDuration;
  /** Namespace of the eight DevOps domains. */
  domainNamespace: string;
  /** What may be kept from one request to the next. */
  cache: CacheLimits;
}

/**
 * Reads the configuration.
 *
 * @throws InputError that names every key that is wrong, and what it must be
 */
export function readConfiguration(config: Config): DevopsConfiguration {
  const devops = parse(config.getOptional('devops') ?? {});
  const { benchmarkYear, ...metrics } = devops.metrics;
  const sources = Object.entries(devops.sources);
  return {
    definitions: {
      ...DEFAULT_DEFINITIONS,
      ...withoutUndefined(metrics),
      productionEnvironments: devops.productionEnvironments ?? null,
      productionEnvironmentsBySource: Object.fromEntries(
        sources.flatMap(([name, { productionEnvironments }]) =>
          productionEnvironments ? [[name, productionEnvironments]] : [],
        ),
      ),
      bySource: Object.fromEntries(bySource(sources, toLocalDefinitions)),
    },
    benchmarkYear,
    aliases: new Map(
      Object.entries(devops.aliases).map(([from, to]) => [
        fullRef(from),
        fullRef(to),
      ]),
    ),
    incidentEntities: new Map(
      sources.flatMap(([name, { incidents }]) =>
        incidents ? [[name, new Set(incidents.entities.map(fullRef))]] : [],
      ),
    ),
    webhooks: bySource(sources, ({ webhook }) => toWebhookSettings(webhook)),
    eventTopics: bySource(sources, ({ events }) => toEventTopics(events)),
    retention: devops.inbox.retention,
    writers: devops.writers,
    matchingRules: devops.matching.rules,
    matchingFrequency: config.has('devops.matching.frequency')
      ? readDurationFromConfig(config, { key: 'devops.matching.frequency' })
      : { seconds: 20 },
    domainNamespace: devops.domains.namespace ?? DEFAULT_DOMAIN_NAMESPACE,
    cache: cacheLimits(
      devops.cache.megabytes,
      config.has('devops.cache.visibility')
        ? readDurationFromConfig(config, { key: 'devops.cache.visibility' })
        : undefined,
    ),
  };
}

/** What a source chooses; undefined where it chooses nothing. */
function toLocalDefinitions({
  leadTimeStart,
  attributionHours,
  countFailedPipelines,
}: Partial<LocalDefinitions>): Partial<LocalDefinitions> | undefined {
  const chosen = withoutUndefined({
    leadTimeStart,
    attributionHours,
    countFailedPipelines,
  });
  return Object.keys(chosen).length > 0 ? chosen : undefined;
}

function bySource<Settings, Value>(
  sources: [string, Settings][],
  read: (settings: Settings) => Value | undefined,
): ReadonlyMap<string, Value> {
  return new Map(
    sources.flatMap(([name, settings]) => {
      const value = read(settings);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function parse(devops: unknown): z.output<typeof configurationSchema> {
  const result = configurationSchema.safeParse(devops);
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) => `${['devops', ...path].join('.')} ${message}`,
    );
    throw new InputError(`Invalid configuration: ${problems.join('; ')}`);
  }
  return result.data;
}

function fullRef(ref: string): string {
  return stringifyEntityRef(parseEntityRef(ref));
}

function withoutUndefined<T extends object>(values: T): Partial<T> {
  const known = Object.entries(values).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(known) as Partial<T>;
}
