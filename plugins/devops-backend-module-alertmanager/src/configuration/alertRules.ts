import { Config } from '@backstage/config';

/** Leads from an alert to the entities whose annotation has this value. */
export interface SelectorRule {
  annotation: string;
  /** Text in which `{label}` stands for the value of a label; the rule holds where the alert has all of them. */
  value: string;
}

/** Which alerts are incidents, and whose. */
export interface AlertRules {
  /** Labels or annotations of an alert that hold an entity ref, the first that is there wins. */
  entityLabels: readonly string[];
  /** The first that holds wins. */
  selectors: readonly SelectorRule[];
  /** Label that tells how severe an alert is. */
  severityLabel: string;
  /** Severities that are incidents; null for all but {@link NO_INCIDENT}. */
  severities: readonly string[] | null;
}

/** Severities of alerts that nobody has to act on, such as Watchdog, which always fires. */
export const NO_INCIDENT: readonly string[] = ['none', 'info'];

/**
 * @param defaults - the usual way to an entity; its last rule holds for every
 * alert, so that an alert that no configured rule covers waits and is not lost
 * @throws Error when the settings are wrong, naming the key
 */
export function readAlertRules(
  settings: Config | undefined,
  defaults: readonly SelectorRule[],
): AlertRules {
  const configured = settings
    ?.getOptionalConfigArray('selectors')
    ?.map(rule => ({
      annotation: rule.getString('annotation'),
      value: rule.getString('value'),
    }));
  return {
    entityLabels: settings?.getOptionalStringArray('entityLabels') ?? [
      'backstage_entity',
    ],
    selectors: configured ? [...configured, ...defaults.slice(-1)] : defaults,
    severityLabel: settings?.getOptionalString('severityLabel') ?? 'severity',
    severities: settings?.getOptionalStringArray('severities') ?? null,
  };
}
