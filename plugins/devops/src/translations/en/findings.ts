import {
  AnswerFindingCode,
  FactFindingCode,
} from '@devops-domains/backstage-plugin-devops-common';

/** Why numbers are missing or limited. `label` is what a single record says of itself. */
export const findings = {
  'no-deployment-source': {
    message: 'No deployment has been received yet.',
    next: 'Connect a source of deployments, or send them to POST /v1/deployments.',
  },
  'records-waiting': {
    message:
      'Deployments wait that may belong here, because what they name leads to no entity, or to several: {{count}}.',
    next: 'Send entityRef with the deployments, or decide in devops.matching.rules.',
  },
  'being-computed': {
    message: 'The numbers are being computed.',
    next: 'Wait a moment; they are read again by themselves.',
  },
  'no-production-environment': {
    message:
      'It is not known whether these environments are production: {{environments}} (deployments: {{count}}).',
    next: 'Name the production environments in the annotation devops-domains.io/production-environments or in the configuration.',
  },
  'no-production-deployment': {
    message: 'Records are stored, but no finished deployment to production.',
    next: 'Check that the source sends deployments to production, and which environments count as production.',
  },
  'unknown-environments': {
    message:
      'Left out, because it is not known whether these environments are production: {{environments}} (deployments: {{count}}).',
    next: 'Name the production environments in the annotation devops-domains.io/production-environments or in the configuration.',
  },
  'window-not-begun': {
    message: 'The period has not begun yet.',
    next: 'Choose a period that starts in the past.',
  },
  'before-first-deployment': {
    message:
      'The period ends before the first stored deployment to production.',
    next: 'Choose a later period, or import the earlier deployments.',
  },
  'no-release-in-window': {
    message: 'Nothing was released in this period.',
    next: 'Choose a longer period.',
  },
  'known-days': {
    message:
      'A first stored deployment lies within this period: all deployments are known of {{days}} of its {{windowDays}} days.',
    next: 'Choose a period that begins later, or import the earlier deployments.',
  },
  'known-since': {
    message:
      'A first stored deployment lies within this period: all deployments are known of {{days}} of its {{windowDays}} days. Since then it is {{perWeek}} per week (releases: {{releases}}).',
    next: 'Choose a period that begins later, or import the earlier deployments.',
  },
  'services-known-since': {
    message:
      'Services whose first stored deployment lies within this period: {{services}} of {{of}}.',
    next: 'Choose a period that begins later, or import their earlier deployments.',
  },
  'hardly-known': {
    message:
      'A first stored deployment lies less than a day before the end of this period: the value cannot yet say how often.',
    next: 'Wait a few days, or import the earlier deployments.',
  },
  'no-changes-in-window': {
    message:
      'No change that was new to production, in all that was released: {{releases}}.',
    next: 'Send the list of changes with each deployment, or the changes with their parents.',
  },
  'no-lead-time-sample': {
    message:
      'None of what was released gives a lead time; changes: {{changes}}.',
    next: 'Send the dates of the changes; the evidence says what is missing.',
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
      'Unplanned work cannot be told from planned: there are releases without a version, and no source marks rollbacks, hotfixes or fixes.',
    next: 'Send the revision, the type or the fixes of each deployment.',
  },
  'not-measured': {
    message:
      'Releases left out, because nothing tells how they went: {{releases}} (services: {{services}}).',
    next: 'Connect the sources that these services miss.',
  },
  'no-failed-release': {
    message: 'No release of this period has failed.',
    next: 'Nothing to do; choose a longer period to see earlier failures.',
  },
  'all-open': {
    message: 'Not over yet: {{count}}.',
    next: 'Resolve them, or correct their records if they are over.',
  },
  'no-recovery-sample': {
    message: 'No failed release of this period gives a recovery time.',
    next: 'Correct the incidents that were resolved before they were opened.',
  },
  'no-incident-in-window': {
    message: 'No incident was opened in this period.',
    next: 'Nothing to do; choose a longer period to see earlier incidents.',
  },
  'no-incident-sample': {
    message: 'No incident of this period gives a time to restore.',
    next: 'Correct the incidents that were resolved before they were opened.',
  },
  'no-baseline': {
    message:
      'The stored records begin within or after the period before, so there is nothing to compare with.',
    next: 'Choose a shorter period, or import earlier records.',
  },
  'no-incident-baseline': {
    message:
      'Which releases failed is not known since the start of the period before, so failures cannot be compared with it.',
    next: 'Choose a shorter period, connect a source of incidents, or import earlier incidents.',
  },
  'invalid-annotation': {
    message:
      'Annotations without a valid value are passed over: {{annotations}} (services: {{services}}).',
    next: 'Correct the annotations.',
  },
  suspect: {
    message: 'Releases that a rollback jumped over: {{count}}.',
    next: 'Look at them: they are shown, not counted.',
    label: 'suspect: a rollback jumped over it',
  },
  'changes-unknown': {
    message:
      'Releases of which nothing tells which changes they carried: {{count}}.',
    next: 'Send the list of changes with each deployment, or the changes with their parents.',
    label: 'changes unknown',
  },
  'commit-dates-fallback': {
    message:
      'Releases whose previous revision is gone, so that changes were taken by their commit dates: {{count}}.',
    next: 'Send the list of changes with each deployment.',
    label: 'changes taken by their commit dates',
  },
  'long-gap': {
    message:
      'Releases more than 60 days after the one before, whose changes have long lead times: {{count}}.',
    next: 'Nothing to do; the lead times are right.',
    label: 'long after the release before',
  },
  'first-release': {
    message:
      'First releases of which nobody listed what was new, so that no change counts: {{count}}.',
    next: 'Nothing to do; send the list of changes to count them.',
    label: 'first release',
  },
  'no-version': {
    message: 'Releases with neither revision nor artifact: {{count}}.',
    next: 'Send the revision or the artifact of each deployment.',
    label: 'neither revision nor artifact',
  },
  'fixes-nothing-earlier': {
    message:
      'Releases that fix something which is no earlier release of the same service: {{count}}.',
    next: 'Correct the references in fixes.',
    label: 'fixes nothing earlier',
  },
  'resolved-before-finished': {
    message:
      'Failed releases that were recovered before they had finished, so that their recovery counts as 0: {{count}}.',
    next: 'Check the clocks of the sources, and the links of the incidents.',
    label: 'recovered before it had finished',
  },
  'start-from-commit-date': {
    message:
      'Changes without the date of their author, which start with the commit date: {{count}}.',
    next: 'Send authoredAt of each change.',
    label: 'starts with the commit date',
  },
  'no-start': {
    message: 'Changes without a date that could start a lead time: {{count}}.',
    next: 'Send the dates of each change.',
    label: 'no date that could start it',
  },
  'negative-lead-time': {
    message: 'Changes that were released before they were made: {{count}}.',
    next: 'Check the clocks of the sources.',
    label: 'released before it was made',
  },
  'link-waiting': {
    message: 'Incidents that name a cause which is not stored: {{count}}.',
    next: 'Send the deployment, or correct causedBy.',
    label: 'its named cause is not stored',
  },
  'link-to-no-release': {
    message: 'Incidents that name a deployment which is no release: {{count}}.',
    next: 'Correct causedBy.',
    label: 'its named cause is no release',
  },
  'opened-before-release': {
    message:
      'Incidents that were opened before the release that they name began: {{count}}.',
    next: 'Check the clocks of the sources, and the links of the incidents.',
    label: 'opened before the release that it names',
  },
  'resolved-before-opened': {
    message: 'Incidents that were resolved before they were opened: {{count}}.',
    next: 'Correct the records, or check the clock of the source.',
    label: 'resolved before it was opened',
  },
  'recovery-unknown': {
    message:
      'Failed releases of which nobody knows when they were recovered, because an incident was resolved before it was opened: {{count}}.',
    next: 'Correct the incidents, or check the clock of their source.',
    label: 'its incident was resolved before it was opened',
  },
} as const satisfies Record<
  AnswerFindingCode,
  { message: string; next: string; label?: string }
> &
  Record<FactFindingCode, { message: string; next: string; label: string }>;
