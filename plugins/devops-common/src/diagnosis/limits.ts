const HOUR_MS = 3_600_000;

/**
 * A pipeline of an hour or longer is slow: with it no change can reach production
 * within the hour, which is the lead time of the best published cluster, and who
 * waits for it has begun something else.
 */
export const SLOW_PIPELINE_MS = HOUR_MS;

/** A merged change that waits a day or longer has missed each release that a daily rhythm offers. */
export const LONG_WAIT_MS = 24 * HOUR_MS;

/**
 * From ten changes on, whoever looks for the cause of a failure has ten suspects,
 * and to take the release back takes nine innocent changes back.
 */
export const LARGE_BATCH = 10;

/** A recovery that outlasts a working day leaves users with the failure over night. */
export const SLOW_RECOVERY_MS = 8 * HOUR_MS;

/** As for the verdicts: what is said to be so could be chance in fewer than one of twenty cases. @public */
export const DIAGNOSIS_SIGNIFICANCE = 0.05;

/** How many services of a scope are told of one cause: who has more to do begins with these. */
export const MOST_TOLD = 3;
