/** Texts of corrections that persons make. */
export const overrides = {
  title: 'Corrections',
  excluded: 'Excluded',
  corrected: 'Corrected',
  decided: 'When',
  correction: 'Correction',
  reasonTitle: 'Reason',
  reason: 'Reason (optional)',
  reasonHint:
    'Shown beside the record. Who made the correction stands in the audit log.',
  cancel: 'Cancel',
  undo: 'Undo',
  undoOf: 'Undo: {{correction}}',
  undoLabel: 'Undo the correction of {{record}}',
  menu: 'Correct {{record}}',
  choices: {
    exclude: 'Exclude from the numbers…',
    cause: 'Correct the cause…',
    duplicate: 'Correct what it repeats…',
    fixes: 'Correct what it fixes…',
    type: 'Correct the type…',
  },
  exclude: {
    title: 'Exclude {{record}}?',
    action: 'Exclude',
    deployment:
      'The release, its changes and what failed because of it leave all numbers, for everybody. It stays listed under Corrections, and can be brought back there at any time.',
    change:
      'The change leaves all numbers, for everybody; its release stays. It stays listed under Corrections, and can be brought back there at any time.',
    waiting:
      'The change waits no more, and stays out of all numbers when it is released, for everybody. It stays listed under Corrections, and can be brought back there at any time.',
    incident:
      'The incident and its duplicates leave all numbers, for everybody; a release that failed only because of it counts as successful. It stays listed under Corrections, and can be brought back there at any time.',
  },
  choose: {
    release: 'Choose a release',
    earlierReleases: 'Offer earlier releases',
    noReleases: 'No release is known of the year before.',
    incident: 'Choose an incident of this period',
    earlierIncidents: 'Offer earlier incidents',
    noIncidents: 'This period has no other incident.',
  },
  duplicate: {
    title: 'Which incident does {{record}} repeat?',
    action: 'Correct what it repeats',
    consequence:
      'A duplicate is passed over everywhere, and what it is linked to belongs to the incident that it repeats. The numbers follow for everybody, and it can be undone at any time.',
    label: 'Duplicate of',
    none: 'No incident',
  },
  fixes: {
    title: 'Which release does {{record}} fix?',
    action: 'Correct what it fixes',
    consequence:
      'The release that it fixes counts as failed, and the fix as rework; without one it fixes nothing of what its source names. The numbers follow for everybody, and it can be undone at any time.',
    label: 'Fixes',
    none: 'No release',
  },
  cause: {
    title: 'What caused {{record}}?',
    action: 'Correct the cause',
    consequence:
      'The release that you choose counts as failed, whatever was named or inferred before; without one the incident fails no release. The numbers follow for everybody, and it can be undone at any time.',
    label: 'Caused by',
    none: 'No release',
  },
  type: {
    title: 'What kind of release was {{record}}?',
    action: 'Correct the type',
    consequence:
      'A rollback or a hotfix counts as rework, and a rollback adds no changes. The numbers follow for everybody, and it can be undone at any time.',
  },
  says: {
    exclude: 'excluded from all numbers',
    excludeChange: 'change {{revision}} excluded from all numbers',
    type: 'type: {{type}}',
    set: {
      causedBy: 'caused by {{to}}',
      duplicateOf: 'duplicate of {{to}}',
      fixes: 'fixes {{to}}',
    },
    remove: {
      causedBy: 'caused by no release',
      duplicateOf: 'duplicate of nothing',
      fixes: 'does not fix what it names',
    },
  },
  failed: 'The correction could not be made',
  notAllowed:
    'You may not correct records: your account lacks the permission devops.link.correct.',
  loadFailed: 'The corrections could not be loaded',
} as const;
