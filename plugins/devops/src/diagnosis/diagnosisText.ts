import {
  Diagnosis,
  DIAGNOSIS_CODES,
  DiagnosisCode,
} from '@devops-domains/backstage-plugin-devops-common';
import { formatDuration } from '../format/duration';
import { formatNumber, formatProbability, formatRate } from '../format/number';
import { Texts } from '../language/useTexts';
import { diagnosis as english } from '../translations/en/diagnosis';

// The values of a text depend on its code, which the type of the texts cannot follow.
type AnyTexts = (key: string, values?: Record<string, string>) => string;

const isKnown = (code: string): code is DiagnosisCode =>
  (DIAGNOSIS_CODES as readonly string[]).includes(code);

/** Whether a diagnosis brings every number that its text speaks of. */
function isComplete(code: DiagnosisCode, params: Diagnosis['params']): boolean {
  const names = english.causes[code].message.matchAll(/\{\{(\w+)\}\}/g);
  return [...names].every(([, name]) => name in params);
}

/** The name of a number says what it is. */
function formatParam(name: string, value: number, language: string): string {
  if (name.endsWith('Seconds')) {
    return formatDuration(value, language);
  }
  if (name.endsWith('Share')) {
    return formatRate(value, language);
  }
  return name === 'p'
    ? formatProbability(value, language)
    : formatNumber(value, language);
}

/**
 * A diagnosis in the language of the app. One that this version does not know, or
 * that lacks a number of its text, is shown as the backend wrote it.
 *
 * @returns `delivery` is null where the wait of merged changes is not known
 */
export function diagnosisText(
  t: Texts,
  language: string,
  { code, message, next, params }: Diagnosis,
): { message: string; next: string; delivery: string | null } {
  const { deliveryP50Seconds, deliveryShare } = params;
  const delivery =
    deliveryP50Seconds === undefined || deliveryShare === undefined
      ? null
      : t('diagnosis.delivery', {
          duration: formatDuration(deliveryP50Seconds, language),
          share: formatRate(deliveryShare, language),
        });
  if (!isKnown(code) || !isComplete(code, params)) {
    return { message, next, delivery };
  }
  const values = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      formatParam(name, value, language),
    ]),
  );
  const text = t as AnyTexts;
  return {
    message: text(`diagnosis.causes.${code}.message`, values),
    next: text(`diagnosis.causes.${code}.next`),
    delivery,
  };
}
