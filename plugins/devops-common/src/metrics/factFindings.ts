/**
 * Codes of the findings that stand at single facts: what was odd about a
 * deployment, a change or an incident.
 *
 * @public
 */
export const FACT_FINDING_CODES = [
  /** No sender listed the changes of a release, and nothing else tells them. */
  'changes-unknown',
  /** The previous revision is gone; changes were taken by their commit dates. */
  'commit-dates-fallback',
  /** The first release of a service, whose changes nobody listed. */
  'first-release',
  /** A release with neither revision nor artifact. */
  'no-version',
  /** `fixes` names nothing earlier of the same service. */
  'fixes-nothing-earlier',
  /** The incident was resolved before its release finished: recovery takes 0. */
  'resolved-before-finished',
  /** The author's date is missing: the commit date starts the lead time. */
  'start-from-commit-date',
  /** No instant is known that could start the lead time. */
  'no-start',
  /** Released before it was made: clocks differ. */
  'negative-lead-time',
  /** `causedBy` names something that is not stored (yet). */
  'link-waiting',
  /** `causedBy` names a deployment that is no release. */
  'link-to-no-release',
  /** The incident was opened before the release that it names began. */
  'opened-before-release',
  /** Resolved before opened: no sample. */
  'resolved-before-opened',
  /** The release before was so long ago that its changes waited for it, not for their review. */
  'long-gap',
  /** An incident of the release was resolved before it was opened: no sample. */
  'recovery-unknown',
] as const;

/** @public */
export type FactFindingCode = (typeof FACT_FINDING_CODES)[number];
