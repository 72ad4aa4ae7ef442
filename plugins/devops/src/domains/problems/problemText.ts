import {
  ANNOTATION_DOMAIN,
  ANNOTATION_PREFIX,
  DOMAIN_IDS,
  findDomain,
  findDomainOfResponsibility,
  KNOWN_ANNOTATIONS,
  MAPPING_PROBLEM_CODES,
  MappingProblem,
  MappingProblemCode,
  RESPONSIBILITY_IDS,
} from '@devops-domains/backstage-plugin-devops-common';
import { Texts } from '../../language/useTexts';

/** A problem as its author reads it. */
export interface ProblemText {
  what: string;
  fix: string;
}

/** Codes for which writing the nearest value is not all there is to do. */
const OWN_FIX = [
  'domain-missing',
  'domain-several',
  'owner-invalid',
  'value-not-text',
  'link-type',
] as const;

/**
 * A problem in the language of the app; one that this version does not know is
 * shown as the parser wrote it.
 *
 * @param domain - the domain of the System, which narrows the choice down
 */
export function problemText(
  t: Texts,
  problem: MappingProblem,
  domain: string | null,
): ProblemText {
  const code = MAPPING_PROBLEM_CODES.find(known => known === problem.code);
  if (!code) {
    return { what: problem.message, fix: problem.fix };
  }
  const values = {
    value: problem.value,
    nearest: problem.nearest ?? '',
    home: findDomainOfResponsibility(problem.value)?.id ?? '',
    prefix: ANNOTATION_PREFIX,
    annotation: ANNOTATION_DOMAIN,
    choices: choicesOf(code, domain).join(', '),
  };
  return {
    what: t(`domains.problems.what.${code}`, values),
    fix: fixText(t, code, values),
  };
}

function fixText(
  t: Texts,
  code: MappingProblemCode,
  values: Record<
    'value' | 'nearest' | 'home' | 'prefix' | 'annotation' | 'choices',
    string
  >,
): string {
  if (!values.nearest) {
    return t(`domains.problems.mend.${code}`, values);
  }
  const own = OWN_FIX.find(known => known === code);
  return t(`domains.problems.mendNearest.${own ?? 'write'}`, values);
}

function choicesOf(
  code: MappingProblemCode,
  domain: string | null,
): readonly string[] {
  switch (code) {
    case 'domain-missing':
    case 'domain-unknown':
      return DOMAIN_IDS;
    case 'responsibility-unknown':
      return findDomain(domain ?? '')?.responsibilities ?? RESPONSIBILITY_IDS;
    case 'annotation-unknown':
      return KNOWN_ANNOTATIONS;
    default:
      return [];
  }
}
