import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  DEFAULT_DEFINITIONS,
  Definitions,
} from '@devops-domains/backstage-plugin-devops-common';

/** `devops.sources.<name>.backfill`, and what else the history is read by. @public */
export interface BackfillSettings {
  enabled: boolean;
  /** How far back the history is read. */
  days: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Tell production from the rest: only between releases to production changes are looked for. */
  definitions: Definitions;
}

const MOST_DAYS = 730;

/**
 * Reads how the history of a source is read.
 *
 * @param options.source - its name
 * @param options.enabled - whether it is read where nothing is configured
 * @param options.schedule - where none is configured
 * @throws InputError naming the key that is wrong
 * @public
 */
export function readBackfillSettings(
  root: Config,
  options: {
    source: string;
    enabled: boolean;
    schedule: SchedulerServiceTaskScheduleDefinition;
  },
): BackfillSettings {
  const key = `devops.sources.${options.source}`;
  const config = root.getOptionalConfig(`${key}.backfill`);
  const schedule = config?.getOptionalConfig('schedule');
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? options.enabled,
    days: readDays(config, key),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : options.schedule,
    definitions: {
      ...DEFAULT_DEFINITIONS,
      productionEnvironments:
        root.getOptionalStringArray(`${key}.productionEnvironments`) ??
        root.getOptionalStringArray('devops.productionEnvironments') ??
        null,
    },
  };
}

function readDays(config: Config | undefined, key: string): number {
  const days = config?.getOptionalNumber('days') ?? 90;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new InputError(
      `Invalid configuration at '${key}.backfill.days': must be a whole number from 1 to ${MOST_DAYS}`,
    );
  }
  return days;
}
