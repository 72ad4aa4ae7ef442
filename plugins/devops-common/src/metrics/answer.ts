import { LocalDefinitions } from './definitions';

/** Ids of the six numbers, as they stand in URLs, answers and translations. @public */
export const METRIC_IDS = [
  'deployment-frequency',
  'lead-time',
  'change-failure-rate',
  'recovery-time',
  'rework-rate',
  'time-to-restore',
] as const;

/** @public */
export type MetricId = (typeof METRIC_IDS)[number];

/** @public */
export const BUCKETS = ['day', 'week', 'month', 'quarter'] as const;

/** @public */
export type Bucket = (typeof BUCKETS)[number];

/** @public */
export type Verdict =
  | 'better'
  | 'worse'
  | 'no-clear-change'
  | 'too-few'
  | 'no-baseline';

/** Why a number is missing or limited, and what to do next. @public */
export interface Finding {
  /** Stable code, translated on the screen; the list is `FINDING_CODES`. */
  code: string;
  /** What is so, in English. */
  message: string;
  /** The next step, in English. */
  next: string;
  /** What the texts speak of: counts, names of environments and the like. */
  params?: Record<string, string | number>;
}

/** A likely cause of rare or slow releases, with the numbers that it rests on. @public */
export interface Diagnosis {
  /** Stable code, translated on the screen; the list is `DIAGNOSIS_CODES`. */
  code: string;
  /** Whether the pipeline and the shape of the system, or the way of working is the cause. */
  kind: 'system' | 'culture';
  /** The service that it is about, as an entity ref; null where the answer is that of one service. */
  service: string | null;
  /**
   * How many further services of the scope have the same cause and are not told of. It stands
   * with the last that is told of a cause and is 0 with those before, so that they add up.
   */
  others: number;
  /** What is so, in English; of a service of a scope it begins with its name. */
  message: string;
  /** What to try, in English. */
  next: string;
  /** The numbers: counts, durations in seconds (`…Seconds`), shares from 0 to 1 (`…Share`), p-values (`p`). */
  params: Record<string, number>;
  /** The metrics whose evidence lists the records behind the numbers, the most telling first. */
  metrics: MetricId[];
}

/** Five numbers of a sample, in seconds. @public */
export interface Distribution {
  min: number;
  p50: number;
  p75: number;
  p90: number;
  max: number;
  mean: number;
}

/** A number of one calendar bucket. @public */
export interface SeriesPoint {
  from: string;
  to: string;
  /** Cut by the window or by now. */
  partial: boolean;
  value: number | null;
  n: number;
}

/** One of the six numbers, with everything a card shows. @public */
export interface MetricAnswer {
  metric: MetricId;
  /** Releases per day, seconds, or a rate from 0 to 1; null where nothing was measured. */
  value: number | null;
  unit: 'per-day' | 'seconds' | 'ratio';
  /** Size of the sample, or the denominator of a rate; of a rate that was not measured 0, what it leaves out stands in the finding `not-measured`. */
  n: number;
  /** Numerator of a rate; null for the others. */
  numerator: number | null;
  distribution: Distribution | null;
  /** Wilson interval of a rate. */
  interval: { low: number; high: number; level: 0.95 } | null;
  /** The same of the period before; of deployment frequency null where deployments are not known since its start. */
  previous: { value: number | null; n: number };
  change: { verdict: Verdict; p: number | null };
  /** Null below the smallest sample, for a scope's frequency, and for one of a window that is known in part only. */
  benchmark: {
    year: number;
    /** The published clusters that are closest; empty below the smallest sample and for scopes' frequency. */
    closest: string[];
    /** One of the six neutral bands of DORA's Quick Check, such as `1 day to 1 week`; null when none applies. */
    band: string | null;
    /** 0 to 10, for 2025 only. */
    score: number | null;
  } | null;
  /** Failures or incidents that are not over; null for numbers that have none. */
  open: { n: number; oldestSeconds: number | null } | null;
  /** Releases that a rollback jumped over; shown, not counted. */
  suspects: number | null;
  stages:
    | {
        stage: 'coding' | 'pickup' | 'review' | 'delivery';
        n: number;
        p50: number;
      }[]
    | null;
  /** Median number of days with a release in a full ISO week. */
  deploymentDaysPerWeek: number | null;
  /** Median time between consecutive releases. */
  medianGapSeconds: number | null;
  series: SeriesPoint[];
  findings: Finding[];
}

/** A source that feeds the entity. @public */
export interface SourceStatus {
  source: string;
  /** Kinds of record that it delivered for the entity. */
  kinds: string[];
  records: number;
  /** When it last delivered, ISO 8601; null when never. */
  lastReceivedAt: string | null;
  /** The latest instant of what it delivered, ISO 8601. */
  lastRecordAt: string | null;
  lastError: string | null;
  /** Generated records of the example company, never real ones. */
  sample: boolean;
}

/**
 * Every value in use of what sources or services of an answer chose differently;
 * what all agree on is absent.
 *
 * @public
 */
export type MixedDefinitions = {
  [Choice in keyof LocalDefinitions]?: LocalDefinitions[Choice][];
};

/**
 * The definitions that an answer was computed with. Of what its services chose
 * differently the company's choice is stated, and every value in `mixed`.
 *
 * @public
 */
export interface StatedDefinitions extends LocalDefinitions {
  rollbackLiveDays: number;
  countSuspects: boolean;
  productionEnvironments: string[];
  mixed?: MixedDefinitions;
}

/** `GET /v1/metrics`. @public */
export interface MetricsAnswer {
  entityRef: string;
  from: string;
  to: string;
  timeZone: string;
  bucket: Bucket;
  asOf: string;
  /** Names the state of the facts; evidence is asked for with it. */
  snapshot: string;
  /** True while facts are being computed again. */
  stale: boolean;
  /** How many services the answer is computed from. */
  services: number;
  definitions: StatedDefinitions;
  metrics: MetricAnswer[];
  /** Findings about the entity as a whole. */
  findings: Finding[];
  /** Likely causes of rare or slow releases; empty where nothing is likely. */
  diagnosis: Diagnosis[];
  sources: SourceStatus[];
}

/** One record behind a number. @public */
export interface EvidenceRow {
  kind: 'deployment' | 'change' | 'incident';
  /** `source/externalId`, or the revision of a change. */
  id: string;
  /** Ids of the records that it is made of, where they are several: the waves of a release, superseded ones included. */
  waves?: string[];
  entityRef: string;
  /** The instant by which it belongs to the window, ISO 8601. */
  at: string;
  /** Its own contribution: seconds for durations, 1 or 0 for a rate's numerator, 1 for a count; null when it is listed but is no sample. */
  value: number | null;
  version: string | null;
  environment: string | null;
  /** http(s) only. */
  url: string | null;
  title: string | null;
  startedAt: string | null;
  endedAt: string | null;
  /** Why it counts, and what it was linked by. */
  links: {
    reason: string;
    ref: string;
    title: string | null;
    url: string | null;
  }[];
  findings: string[];
  /** From a source of generated records; false until somebody who knows the sources says otherwise. */
  sample: boolean;
}

/** `GET /v1/metrics/{metric}/evidence`. @public */
export interface EvidenceAnswer {
  metric: MetricId;
  side: 'numerator' | 'denominator' | null;
  snapshot: string;
  /** Number of rows in all pages. */
  total: number;
  items: EvidenceRow[];
  /** Opaque; null on the last page. */
  nextCursor: string | null;
}

/** `GET /v1/changes`: merged, not yet released. @public */
export interface ChangesAnswer {
  entityRef: string;
  /** How many wait, the automated ones too; on the first page only, null on later ones. */
  total: number | null;
  /** The oldest first. */
  items: {
    /** `source/externalId` of a record that describes it; null where that was deleted just now. */
    id: string | null;
    entityRef: string;
    revision: string;
    /** Number of the pull request that brought it; null where none is known. */
    pullRequest: number | null;
    mergedAt: string;
    ageSeconds: number;
    automated: boolean;
    url: string | null;
  }[];
  nextCursor: string | null;
}

/** What became of one record of a write. @public */
export interface WriteResult {
  source: string | null;
  externalId: string | null;
  result: 'created' | 'updated' | 'unchanged' | 'unmatched' | 'rejected';
  /** For `rejected` and `unmatched`: JSON path and what to do. */
  problems?: { path: string; message: string }[];
  /** For `rejected`: because the sender may not write this record. */
  forbidden?: boolean;
}

/** Answer of the write endpoints. @public */
export interface WriteAnswer {
  results: WriteResult[];
}

/** Answer of `POST /v1/import`. @public */
export interface ImportAnswer {
  lines: number;
  created: number;
  updated: number;
  unchanged: number;
  unmatched: number;
  rejected: number;
  /** The first 1,000 rejected lines, counted from 1. */
  problems: { line: number; path: string; message: string }[];
}
