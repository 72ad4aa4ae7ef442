/** Where the lead time of a change starts. @public */
export const LEAD_TIME_STARTS = [
  'authoredAt',
  'committedAt',
  'openedAt',
  'mergedAt',
] as const;

/** @public */
export type LeadTimeStart = (typeof LEAD_TIME_STARTS)[number];

/** The longest attribution window that can be chosen, in hours. @public */
export const MAX_ATTRIBUTION_HOURS = 24 * 90;

/**
 * The choices that can be made for single sources and services: those of a
 * service hold for all its deployments, those of a source for its own, with what
 * they released and what is attributed to them.
 *
 * @public
 */
export interface LocalDefinitions {
  leadTimeStart: LeadTimeStart;
  /** How long after a release an incident without `causedBy` is attributed to it, in hours, both ends included. */
  attributionHours: number;
  /** Whether failed production deployments join both sides of the change failure rate. */
  countFailedPipelines: boolean;
}

/**
 * The choices that the definitions leave to a company. An answer states the ones
 * it was computed with; facts carry a hash of them.
 *
 * @public
 */
export interface Definitions extends LocalDefinitions {
  /** How long after it was last live a version still counts as what a rollback restores, in days. */
  rollbackLiveDays: number;
  /** Whether the releases between a failed one and its rollback count as failed too. */
  countSuspects: boolean;
  /** Names of production environments, compared in any case; null: the source's tier decides, then the name. */
  productionEnvironments: string[] | null;
  /** The same for the deployments of one source, by source name; it wins over the global list. */
  productionEnvironmentsBySource: Record<string, string[]>;
  /** What is chosen otherwise for the deployments of one source, by source name. */
  bySource: Record<string, Partial<LocalDefinitions>>;
}

/** What holds where nothing is configured. @public */
export const DEFAULT_DEFINITIONS: Definitions = {
  leadTimeStart: 'authoredAt',
  attributionHours: 24,
  countFailedPipelines: false,
  rollbackLiveDays: 30,
  countSuspects: false,
  productionEnvironments: null,
  productionEnvironmentsBySource: {},
  bySource: {},
};
