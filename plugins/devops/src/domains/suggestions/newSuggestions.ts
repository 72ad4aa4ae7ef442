import {
  DomainsAnswer,
  MappingProblem,
} from '@devops-domains/backstage-plugin-devops-common';

/** What an unmapped System could be mapped to. */
export type Suggestion =
  DomainsAnswer['unmapped'][number]['suggestions'][number];

/** The suggestions that say more than the fix of a problem does already. */
export function newSuggestions<TSuggestion extends Suggestion>(
  suggestions: readonly TSuggestion[],
  problems: readonly MappingProblem[],
): TSuggestion[] {
  const mended = problems
    .filter(({ code }) => code.startsWith('domain-'))
    .map(({ nearest }) => nearest);
  return suggestions.filter(
    ({ domain, reasons }) =>
      !mended.includes(domain) ||
      reasons.some(({ code }) => code !== 'typo' && code !== 'responsibility'),
  );
}
