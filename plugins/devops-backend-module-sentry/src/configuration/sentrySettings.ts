import { Config } from '@backstage/config';

/** `devops.sources.sentry`, as far as alerts are read by it. */
export interface SentrySettings {
  /** Whether every issue is an incident; Sentry makes one of each kind of error. */
  issues: boolean;
  /** Whether an alert that only warns is an incident. */
  warnings: boolean;
}

/** @throws Error naming the key that is wrong */
export function readSentrySettings(config?: Config): SentrySettings {
  return {
    issues: config?.getOptionalBoolean('issues') ?? false,
    warnings: config?.getOptionalBoolean('warnings') ?? true,
  };
}
