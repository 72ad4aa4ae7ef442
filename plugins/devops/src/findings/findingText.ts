import { Finding } from '@devops-domains/backstage-plugin-devops-common';
import { formatNumber } from '../format/number';
import { Texts } from '../language/useTexts';
import { findings as english } from '../translations/en/findings';

type Code = keyof typeof english;

// A code arrives as text, so its key cannot be checked against the known ones by
// the type alone; `isKnown` does.
type AnyTexts = (key: string, values?: Record<string, string>) => string;

const isKnown = (code: string): code is Code =>
  Object.prototype.hasOwnProperty.call(english, code);

/** Whether a finding brings every value that its text speaks of. */
function isComplete(code: Code, params: Finding['params'] = {}): boolean {
  const names = english[code].message.matchAll(/\{\{(\w+)\}\}/g);
  return [...names].every(([, name]) => name in params);
}

/**
 * A finding in the language of the app. One that this version does not know, or
 * that lacks a value of its text, is shown as the backend wrote it.
 */
export function findingText(
  t: Texts,
  language: string,
  finding: Finding,
): { message: string; next: string } {
  const { code, params = {} } = finding;
  if (!isKnown(code) || !isComplete(code, params)) {
    return { message: finding.message, next: finding.next };
  }
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value, language) : value,
    ]),
  );
  const text = t as AnyTexts;
  return {
    message: text(`dora.findings.${code}.message`, values),
    next: text(`dora.findings.${code}.next`),
  };
}

/** What a code says of a single record. */
export function findingLabel(t: Texts, code: string): string {
  return isKnown(code) && 'label' in english[code]
    ? (t as AnyTexts)(`dora.findings.${code}.label`)
    : code;
}
