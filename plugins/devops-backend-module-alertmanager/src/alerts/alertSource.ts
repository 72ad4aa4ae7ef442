import { AlertRules } from '../configuration/alertRules';

/** What differs between the systems that send Alertmanager's body. */
export interface AlertSource {
  name: string;
  title: string;
  rules: AlertRules;
  /** Whether an alert is what the system sends when somebody tries the webhook. */
  isTest(labels: Readonly<Record<string, string>>): boolean;
}
