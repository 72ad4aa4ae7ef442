import { SourceTestStep } from '@devops-domains/backstage-plugin-devops-common';
import { Texts } from '../language/useTexts';
import { sources as english } from '../translations/en/sources';
import { kindsText } from './kindsText';

type Code = keyof typeof english.test.code;

// A code arrives as text, so its key cannot be checked against the known ones by
// the type alone; `isKnown` does.
type AnyTexts = (key: string, values: Record<string, string>) => string;

const isKnown = (code: string): code is Code =>
  Object.prototype.hasOwnProperty.call(english.test.code, code);

/** Whether a step brings every value that its text speaks of. */
function isComplete(code: Code, values: Record<string, string>): boolean {
  const names = english.test.code[code].matchAll(/\{\{(\w+)\}\}/g);
  return [...names].every(([, name]) => name in values);
}

/**
 * What happened at a step of a test event, in the language of the app. A code
 * that this version does not know, or that lacks a value of its text, is told as
 * the backend wrote it.
 *
 * @param title - of the source
 */
export function stepText(
  t: Texts,
  title: string,
  { code, message, params }: SourceTestStep,
): string {
  const values = { ...params, title, message };
  if (code === null || !isKnown(code) || !isComplete(code, values)) {
    return message;
  }
  const { kinds, by } = params;
  return (t as AnyTexts)(`sources.test.code.${code}`, {
    ...values,
    ...(kinds && { kinds: kindsText(t, kinds.split(', ')) }),
    // Names of annotations, or the backend's words for a repository and its name.
    ...(by && { by: by.replace('the repository ', '').replace(' and ', ', ') }),
  });
}
