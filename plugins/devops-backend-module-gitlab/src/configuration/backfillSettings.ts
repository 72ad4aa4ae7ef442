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
import { SOURCE_NAME } from '../records/source';

/** `devops.sources.gitlab.backfill`, and what else the history is read by. */
export interface BackfillSettings {
  enabled: boolean;
  /** How far back the history is read. */
  days: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Tell production from the rest: only between releases to production changes are looked for. */
  definitions: Definitions;
}

const KEY = `devops.sources.${SOURCE_NAME}`;
const MOST_DAYS = 730;

const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 15 },
  timeout: { hours: 2 },
  initialDelay: { seconds: 20 },
};

/** @throws InputError naming the key that is wrong */
export function readBackfillSettings(root: Config): BackfillSettings {
  const config = root.getOptionalConfig(`${KEY}.backfill`);
  const schedule = config?.getOptionalConfig('schedule');
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? hasToken(root),
    days: readDays(config),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : SCHEDULE,
    definitions: {
      ...DEFAULT_DEFINITIONS,
      productionEnvironments:
        root.getOptionalStringArray(`${KEY}.productionEnvironments`) ??
        root.getOptionalStringArray('devops.productionEnvironments') ??
        null,
    },
  };
}

/** Without a token there is little to read, and few requests to do it with. */
function hasToken(root: Config): boolean {
  return (root.getOptionalConfigArray('integrations.gitlab') ?? []).some(
    integration => integration.getOptionalString('token'),
  );
}

function readDays(config: Config | undefined): number {
  const days = config?.getOptionalNumber('days') ?? 90;
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new InputError(
      `Invalid configuration at '${KEY}.backfill.days': must be a whole number from 1 to ${MOST_DAYS}`,
    );
  }
  return days;
}
