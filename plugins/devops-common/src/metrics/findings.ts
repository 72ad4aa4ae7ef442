import { Finding } from './answer';
import { FACT_FINDING_CODES, FactFindingCode } from './factFindings';
import { countFindings } from './factTable';

/**
 * What is so and what to do next, with `{names}` of parameters. Counts stand where
 * no word has to agree with them.
 */
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
      'Deployments wait that may belong here, because what they name leads to no entity, or to several: {count}.',
    next: 'Send entityRef with the deployments, or decide in devops.matching.rules.',
  },
  'being-computed': {
    message: 'The numbers are being computed.',
    next: 'Wait a moment, then look again.',
  },
  'no-production-environment': {
    message:
      'It is not known whether these environments are production: {environments} (deployments: {count}).',
    next: 'Name the production environments in the annotation devops-domains.io/production-environments or in the configuration.',
  },
  'no-production-deployment': {
    message: 'Records are stored, but no finished deployment to production.',
    next: 'Check that the source sends deployments to production, and which environments count as production.',
  },
  'unknown-environments': {
    message:
      'Left out, because nobody classified their environments: {environments} (deployments: {count}).',
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
  'known-days': {
    message:
      'A first stored deployment lies within the window: all deployments are known of {days} of its {windowDays} days.',
    next: 'Choose a window that begins later, or import the earlier deployments.',
  },
  'known-since': {
    message:
      'A first stored deployment lies within the window: all deployments are known of {days} of its {windowDays} days. Since then it is {perWeek} per week (releases: {releases}).',
    next: 'Choose a window that begins later, or import the earlier deployments.',
  },
  'services-known-since': {
    message:
      'Services whose first stored deployment lies within the window: {services} of {of}.',
    next: 'Choose a window that begins later, or import their earlier deployments.',
  },
  'hardly-known': {
    message:
      'A first stored deployment lies less than a day before the end of the window: the value cannot yet say how often.',
    next: 'Wait a few days, or import the earlier deployments.',
  },
  'no-changes-in-window': {
    message:
      'No change that was new to production, in all that was released: {releases}.',
    next: 'Send the list of changes with each deployment, or the changes with their parents.',
  },
  'no-lead-time-sample': {
    message: 'None of what was released gives a lead time; changes: {changes}.',
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
      'Releases left out, because nothing tells how they went: {releases} (services: {services}).',
    next: 'Connect the sources that these services miss.',
  },
  'no-failed-release': {
    message: 'No release of this window has failed.',
    next: 'Nothing to do; choose a longer window to see earlier failures.',
  },
  'all-open': {
    message: 'Not over yet: {count}.',
    next: 'Resolve them, or correct their records if they are over.',
  },
  'no-recovery-sample': {
    message: 'No failed release of this window gives a recovery time.',
    next: 'Correct the incidents that were resolved before they were opened.',
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
      'Which releases failed is not known since the start of the previous period, so failures cannot be compared with it.',
    next: 'Choose a shorter window, connect a source of incidents, or import earlier incidents.',
  },
  'invalid-annotation': {
    message:
      'Annotations without a valid value are passed over: {annotations} (services: {services}).',
    next: 'Correct the annotations.',
  },
  suspect: {
    message: 'Releases that a rollback jumped over: {count}.',
    next: 'Look at them: they are shown, not counted.',
  },
} as const satisfies Record<string, FindingText>;

const FACT_TEXTS: Record<FactFindingCode, FindingText> = {
  'long-gap': {
    message:
      'Releases more than 60 days after the one before, whose changes have long lead times: {count}.',
    next: 'Nothing to do; the lead times are right.',
  },
  'changes-unknown': {
    message:
      'Releases of which nothing tells which changes they carried: {count}.',
    next: 'Send the list of changes with each deployment, or the changes with their parents.',
  },
  'commit-dates-fallback': {
    message:
      'Releases whose previous revision is gone, so that changes were taken by their commit dates: {count}.',
    next: 'Send the list of changes with each deployment.',
  },
  'first-release': {
    message:
      'First releases of which nobody listed what was new, so that no change counts: {count}.',
    next: 'Nothing to do; send the list of changes to count them.',
  },
  'no-version': {
    message: 'Releases with neither revision nor artifact: {count}.',
    next: 'Send the revision or the artifact of each deployment.',
  },
  'fixes-nothing-earlier': {
    message:
      'Releases that fix something which is no earlier release of the same service: {count}.',
    next: 'Correct the references in fixes.',
  },
  'resolved-before-finished': {
    message:
      'Failed releases that were recovered before they had finished, so that their recovery counts as 0: {count}.',
    next: 'Check the clocks of the sources, and the links of the incidents.',
  },
  'start-from-commit-date': {
    message:
      'Changes without the date of their author, which start with the commit date: {count}.',
    next: 'Send authoredAt of each change.',
  },
  'no-start': {
    message: 'Changes without a date that could start a lead time: {count}.',
    next: 'Send the dates of each change.',
  },
  'negative-lead-time': {
    message: 'Changes that were released before they were made: {count}.',
    next: 'Check the clocks of the sources.',
  },
  'link-waiting': {
    message: 'Incidents that name a cause which is not stored: {count}.',
    next: 'Send the deployment, or correct causedBy.',
  },
  'link-to-no-release': {
    message: 'Incidents that name a deployment which is no release: {count}.',
    next: 'Correct causedBy.',
  },
  'opened-before-release': {
    message:
      'Incidents that were opened before the release that they name began: {count}.',
    next: 'Check the clocks of the sources, and the links of the incidents.',
  },
  'resolved-before-opened': {
    message: 'Incidents that were resolved before they were opened: {count}.',
    next: 'Correct the records, or check the clock of the source.',
  },
  'recovery-unknown': {
    message:
      'Failed releases of which nobody knows when they were recovered, because an incident was resolved before it was opened: {count}.',
    next: 'Correct the incidents, or check the clock of their source.',
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
    inWords(params[key] ?? name),
  );
  return Object.keys(params).length > 0
    ? { code, message: filled, next, params }
    : { code, message: filled, next };
}

/** A number that is no count with three digits; the params have all of them. */
function inWords(value: string | number): string {
  const isCount = typeof value === 'string' || Number.isInteger(value);
  return String(isCount ? value : Number(value.toPrecision(3)));
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
