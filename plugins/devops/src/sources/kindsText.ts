import { Texts } from '../language/useTexts';

const KINDS = ['deployment', 'change', 'incident', 'artifact'] as const;

/** Kinds of record in words, such as `deployments, changes`. */
export function kindsText(t: Texts, kinds: readonly string[]): string {
  return kinds
    .map(kind => {
      const known = KINDS.find(each => each === kind);
      return known ? t(`sources.kind.${known}`) : kind;
    })
    .join(', ');
}
