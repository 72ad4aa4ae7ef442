import { AlertRules } from '../configuration/alertRules';

/** What differs between the systems that send Alertmanager's body. */
export interface AlertSource {
  name: string;
  title: string;
  rules: AlertRules;
  /** Why an alert tells of no service at all; null where it may. */
  whyNoService(labels: Readonly<Record<string, string>>): string | null;
}
