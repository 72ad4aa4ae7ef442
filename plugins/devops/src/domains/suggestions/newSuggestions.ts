import {
  DomainsAnswer,
  MappingProblem,
} from '@devops-domains/backstage-plugin-devops-common';

/** What an unmapped System could be mapped to. */
export type Suggestion =
  DomainsAnswer['unmapped'][number]['suggestions'][number];

/** The suggestions that say more than the fix of a problem and the responsibilities named do already. */
export function newSuggestions<TSuggestion extends Suggestion>(
  suggestions: readonly TSuggestion[],
  problems: readonly MappingProblem[],
): TSuggestion[] {
  const mended = problems
    .filter(({ code }) => code.startsWith('domain-'))
    .map(({ nearest }) => nearest);
  return suggestions.filter(
    ({ domain, responsibility, reasons }) =>
      !mended.includes(domain) ||
      (responsibility !== null &&
        !reasons.some(({ code }) => code === 'responsibility')),
  );
}
