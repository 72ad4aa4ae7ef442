import { AlertRules, SelectorRule } from '../configuration/alertRules';
import { Alert } from './notification';

/** The way to the entity of an alert; null where its labels name none. */
export function entityOf(
  { labels, annotations }: Alert,
  { entityLabels, selectors }: AlertRules,
): { entityRef: string } | { selector: Record<string, string> } | null {
  for (const name of entityLabels) {
    const value = (labels[name] ?? annotations[name])?.trim();
    if (value) {
      return { entityRef: toEntityRef(value) };
    }
  }
  for (const rule of selectors) {
    const value = fill(rule, labels);
    if (value !== null) {
      return { selector: { [rule.annotation]: value } };
    }
  }
  return null;
}

/** Labels are short: `checkout` and `shop/checkout` are Components. */
function toEntityRef(value: string): string {
  return value.includes(':') ? value : `component:${value}`;
}

function fill(
  { value }: SelectorRule,
  labels: Readonly<Record<string, string>>,
): string | null {
  let isKnown = true;
  const filled = value.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const label = Object.hasOwn(labels, name) ? labels[name].trim() : '';
    isKnown &&= label !== '';
    return label;
  });
  return isKnown ? filled : null;
}
