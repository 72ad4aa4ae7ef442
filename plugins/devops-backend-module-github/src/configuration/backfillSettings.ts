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
import { SETTINGS_KEY } from './githubSettings';

/** `devops.sources.github.backfill`, and what else the history is read by. */
export interface BackfillSettings {
  enabled: boolean;
  /** How far back the history is read. */
  days: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Tell production from the rest: only between releases to production changes are looked for. */
  definitions: Definitions;
}

const MOST_DAYS = 730;

const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { hours: 3 },
  initialDelay: { seconds: 25 },
};

/** @throws InputError naming the key that is wrong */
export function readBackfillSettings(root: Config): BackfillSettings {
  const config = root.getOptionalConfig(`${SETTINGS_KEY}.backfill`);
  const schedule = config?.getOptionalConfig('schedule');
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? hasCredentials(root),
    days: readDays(config),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : SCHEDULE,
    definitions: {
      ...DEFAULT_DEFINITIONS,
      productionEnvironments:
        root.getOptionalStringArray(`${SETTINGS_KEY}.productionEnvironments`) ??
        root.getOptionalStringArray('devops.productionEnvironments') ??
        null,
    },
  };
}

/** Without a token or an app GitHub answers 60 requests an hour. */
function hasCredentials(root: Config): boolean {
  return (root.getOptionalConfigArray('integrations.github') ?? []).some(
    integration => integration.has('token') || integration.has('apps'),
  );
}

function readDays(config: Config | undefined): number {
  const days = config?.getOptionalNumber('days') ?? 90;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new InputError(
      `Invalid configuration at '${SETTINGS_KEY}.backfill.days': must be a whole number from 1 to ${MOST_DAYS}`,
    );
  }
  return days;
}
