import { Finding } from './answer';
import { FACT_FINDING_CODES, FactFindingCode } from './factFindings';
import { countFindings } from './factTable';

/** What is so and what to do next, with `{names}` of parameters. */
interface FindingText {
  message: string;
  next: string;
}

const ANSWER_TEXTS = {
  'no-deployment-source': {
    message: 'No deployment is stored.',
    next: 'Connect a source of deployments, or send them to POST /v1/deployments.',
  },
  'records-waiting': {
    message:
      '{count} deployment(s) wait that may belong here: what they name leads to no entity, or to several.',
    next: 'Send entityRef with the deployments, or decide in devops.matching.rules.',
  },
  'being-computed': {
    message: 'The numbers are being computed.',
    next: 'Wait a moment, then look again.',
  },
  'no-production-environment': {
    message:
      '{count} deployment(s) wait for a decision on what their environments are: {environments}.',
    next: 'Name the production environments in the annotation devops-domains.io/production-environments or in the configuration.',
  },
  'no-production-deployment': {
    message: 'Records are stored, but no finished deployment to production.',
    next: 'Check that the source sends deployments to production, and which environments count as production.',
  },
  'unknown-environments': {
    message:
      '{count} deployment(s) to environments that nobody classified are left out: {environments}.',
    next: 'Name the production environments in the annotation devops-domains.io/production-environments or in the configuration.',
  },
  'window-not-begun': {
    message: 'The window has not begun yet.',
    next: 'Choose a window that starts in the past.',
  },
  'before-first-deployment': {
    message:
      'The window ends before the first stored deployment to production.',
    next: 'Choose a later window, or import the earlier deployments.',
  },
  'no-release-in-window': {
    message: 'Nothing was released in this window.',
    next: 'Choose a longer window.',
  },
  'no-changes-in-window': {
    message: '{releases} release(s), but no change that was new to production.',
    next: 'Send the list of changes with each deployment, or the changes with their parents.',
  },
  'no-lead-time-sample': {
    message: '{changes} change(s) were released, but none gives a lead time.',
    next: 'Send the dates of the changes; the list behind the number says what is missing.',
  },
  'no-incident-source': {
    message:
      'No source of incidents is known, so it cannot be said whether a release failed.',
    next: 'Connect a source of incidents, or send incidents to POST /v1/incidents.',
  },
  'rollbacks-only': {
    message:
      'No source of incidents is known: only rollbacks and fixes tell which releases failed.',
    next: 'Connect a source of incidents, or send incidents to POST /v1/incidents.',
  },
  'no-rework-marks': {
    message:
      'Releases without a version, and no source that marks rollbacks, hotfixes or fixes: unplanned work cannot be told from planned.',
    next: 'Send the revision, the type or the fixes of each deployment.',
  },
  'not-measured': {
    message:
      '{releases} release(s) of {services} service(s) are left out, because nothing tells how they went.',
    next: 'Connect the sources that these services miss.',
  },
  'no-failed-release': {
    message: 'No release of this window has failed.',
    next: 'Nothing to do; choose a longer window to see earlier failures.',
  },
  'all-open': {
    message: 'None of {count} is over yet.',
    next: 'Resolve them, or correct their records if they are over.',
  },
  'no-incident-in-window': {
    message: 'No incident was opened in this window.',
    next: 'Nothing to do; choose a longer window to see earlier incidents.',
  },
  'no-incident-sample': {
    message: 'No incident of this window gives a time to restore.',
    next: 'Correct the incidents that were resolved before they were opened.',
  },
  'no-baseline': {
    message:
      'The stored records begin within or after the previous period, so there is nothing to compare with.',
    next: 'Choose a shorter window, or import earlier records.',
  },
  'no-incident-baseline': {
    message:
      'Incidents are known since a time within or after the previous period only, so failures cannot be compared with it.',
    next: 'Choose a shorter window, or import earlier incidents.',
  },
  'invalid-annotation': {
    message:
      '{annotations} of {services} service(s) hold no valid value and are passed over.',
    next: 'Correct the annotations.',
  },
  suspect: {
    message: '{count} release(s) were jumped over by a rollback.',
    next: 'Look at them: they are shown, not counted.',
  },
} as const satisfies Record<string, FindingText>;

const FACT_TEXTS: Record<FactFindingCode, FindingText> = {
  'long-gap': {
    message:
      '{count} release(s) came more than 60 days after the one before: their changes have long lead times.',
    next: 'Nothing to do; the lead times are right.',
  },
  'changes-unknown': {
    message: 'For {count} release(s) nothing tells which changes they carried.',
    next: 'Send the list of changes with each deployment, or the changes with their parents.',
  },
  'commit-dates-fallback': {
    message:
      'For {count} release(s) the previous revision is gone; changes were taken by their commit dates.',
    next: 'Send the list of changes with each deployment.',
  },
  'first-release': {
    message:
      '{count} first release(s): nobody listed what was new, so no change counts.',
    next: 'Nothing to do; send the list of changes to count them.',
  },
  'no-version': {
    message: '{count} release(s) have neither revision nor artifact.',
    next: 'Send the revision or the artifact of each deployment.',
  },
  'fixes-nothing-earlier': {
    message:
      '{count} release(s) fix something that is no earlier release of the same service.',
    next: 'Correct the references in fixes.',
  },
  'resolved-before-finished': {
    message:
      '{count} failed release(s) were recovered before they had finished; the recovery counts as 0.',
    next: 'Check the clocks of the sources, and the links of the incidents.',
  },
  'start-from-commit-date': {
    message:
      '{count} change(s) without the date of their author start with the commit date.',
    next: 'Send authoredAt of each change.',
  },
  'no-start': {
    message: '{count} change(s) have no date that could start a lead time.',
    next: 'Send the dates of each change.',
  },
  'negative-lead-time': {
    message: '{count} change(s) were released before they were made.',
    next: 'Check the clocks of the sources.',
  },
  'link-waiting': {
    message: '{count} incident(s) name a cause that is not stored.',
    next: 'Send the deployment, or correct causedBy.',
  },
  'link-to-no-release': {
    message: '{count} incident(s) name a deployment that is no release.',
    next: 'Correct causedBy.',
  },
  'opened-before-release': {
    message:
      '{count} incident(s) were opened before the release that they name began.',
    next: 'Check the clocks of the sources, and the links of the incidents.',
  },
  'resolved-before-opened': {
    message: '{count} incident(s) were resolved before they were opened.',
    next: 'Correct the records, or check the clock of the source.',
  },
};

/** Codes of findings about an answer as a whole or one of its numbers. @public */
export type AnswerFindingCode = keyof typeof ANSWER_TEXTS;

/** Every code that a finding or a row of evidence can carry. @public */
export type FindingCode = AnswerFindingCode | FactFindingCode;

const TEXTS: Record<FindingCode, FindingText> = {
  ...ANSWER_TEXTS,
  ...FACT_TEXTS,
};

/**
 * Every code that a finding or a row of evidence can carry, so that a screen can
 * translate them. The params of each are those in its message; codes of single
 * facts stand in answers with their `count`.
 *
 * @public
 */
export const FINDING_CODES: readonly FindingCode[] = [
  ...(Object.keys(ANSWER_TEXTS) as AnswerFindingCode[]),
  ...FACT_FINDING_CODES,
];

/**
 * A finding with its English texts.
 *
 * @param params - values for the `{names}` in the message
 * @public
 */
export function finding(
  code: FindingCode,
  params: Record<string, string | number> = {},
): Finding {
  const { message, next } = TEXTS[code];
  const filled = message.replace(/\{(\w+)\}/g, (name, key) =>
    String(params[key] ?? name),
  );
  return Object.keys(params).length > 0
    ? { code, message: filled, next, params }
    : { code, message: filled, next };
}

/** One finding for each of the codes that facts carry, with how many do. */
export function factFindings(
  codes: readonly FactFindingCode[],
  ...flags: Uint32Array[]
): Finding[] {
  const counts = flags.map(countFindings);
  return FACT_FINDING_CODES.flatMap((code, bit) => {
    const count = counts.reduce((sum, part) => sum + part[bit], 0);
    return count > 0 && codes.includes(code) ? [finding(code, { count })] : [];
  });
}
