/** Texts of the DevOps domains: their cards and their page. */
export const domains = {
  title: 'DevOps domains',
  card: {
    title: 'DevOps domain',
    domain: 'Domain',
    responsibilities: 'Responsibilities',
    activities: 'Activities',
    noResponsibilities:
      'No responsibility is named. Name what this System covers with {{annotation}}: {{choices}}.',
    noKnownResponsibility:
      'None of the responsibilities that are named is known. Name what this System covers with {{annotation}}: {{choices}}.',
    wrongKind:
      'Only a System is mapped to a DevOps domain. What is written here has no effect.',
  },
  activity: {
    caption: 'Who does what, and what shows it',
    activity: 'Activity',
    owners: 'Responsible',
    evidence: 'Evidence',
    nobody: 'Nobody is named',
    noEvidence: 'None',
    techDocs: 'TechDocs',
  },
  gap: {
    word: 'Gap',
    activity: 'Gap: nobody is named and nothing shows it',
    documentation: 'Gap: there is no documentation',
    howTitle: 'How to close the gaps',
    howOwners:
      'Under metadata.annotations, name the Group or User that does it. Replace what stands in angle brackets:',
    howEvidence:
      'Or link what shows it under metadata.links, with the activity as the type of the link.',
    howDocumentation:
      'Documentation is the base of all other activities, and a name alone does not document anything: add TechDocs, or a link of the type documentation.',
  },
  copy: {
    line: 'Copy the line for {{name}}',
    lines: 'Copy the lines for {{name}}',
    copied: 'Copied',
  },
  problems: {
    title_one: '{{number}} problem in the YAML',
    title_other: '{{number}} problems in the YAML',
    intro: 'Everything else in the mapping counts.',
    where: 'Where',
    value: 'Written',
    nearest: 'Nearest valid value',
    fix: 'Fix',
    empty: '(nothing)',
    showAll: 'Show all {{number}} problems',
    showFewer: 'Show fewer',
    what: {
      'kind-not-system':
        'The annotation stands on something that is not a System.',
      'domain-missing': 'The System has a mapping, but no DevOps domain.',
      'domain-unknown': '“{{value}}” is not a DevOps domain.',
      'domain-several':
        'A System is in one DevOps domain; only “{{nearest}}” counts.',
      'responsibility-unknown': '“{{value}}” is not a responsibility.',
      'responsibility-of-other-domain':
        '“{{value}}” belongs to another domain: “{{home}}”.',
      'responsibility-duplicate': '“{{value}}” is named more than once.',
      'owner-invalid': '“{{value}}” is not an entity ref of a Group or User.',
      'owner-kind':
        '“{{value}}” is neither a Group nor a User; only those can be responsible.',
      'owner-duplicate': '“{{value}}” is named more than once.',
      'annotation-name-invalid':
        '“{{value}}” is not the name of an annotation.',
      'source-name-invalid': '“{{value}}” is not the name of a source.',
      'annotation-unknown':
        '“{{value}}” is not an annotation of DevOps Domains.',
      'annotation-prefix': '“{{value}}” does not begin with {{prefix}}/.',
      'value-empty': 'A value is empty.',
      'value-not-text': 'The value is not a text.',
      'link-not-http':
        '“{{value}}” is not an http(s) URL, so it is no evidence.',
      'link-type':
        'The link type “{{value}}” is not an activity, but nearly one.',
    },
    mend: {
      'kind-not-system': 'Move it to the System that this entity is part of.',
      'domain-missing': 'Add {{annotation}} with one of: {{choices}}.',
      'domain-unknown': 'Write one of: {{choices}}.',
      'domain-several': 'Keep one, and describe the rest as other Systems.',
      'responsibility-unknown': 'Write one of: {{choices}}.',
      'responsibility-of-other-domain':
        'Remove it, or describe that part as a System of the domain “{{home}}”.',
      'responsibility-duplicate': 'Remove the repetition.',
      'owner-invalid':
        'Write group:<namespace>/<name> or user:<namespace>/<name>, separated by commas.',
      'owner-kind': 'Name the Group or User that is responsible.',
      'owner-duplicate': 'Remove the repetition.',
      'annotation-name-invalid':
        'Write a name such as backstage.io/kubernetes-id.',
      'source-name-invalid':
        'Write the name that its records have in “source”, such as github.',
      'annotation-unknown': 'Remove it, or use one of: {{choices}}.',
      'annotation-prefix': 'Begin it with {{prefix}}/.',
      'value-empty': 'Give it a value, or remove the line.',
      'value-not-text': 'Write a text; separate several values by commas.',
      'link-not-http':
        'Write a complete URL that begins with https:// or http://.',
      'link-type': 'Write the activity if the link is its evidence.',
    },
    mendNearest: {
      write: 'Write “{{nearest}}”.',
      'domain-missing': 'Add the domain “{{nearest}}”.',
      'domain-several':
        'Keep “{{nearest}}”, and describe the rest as other Systems.',
      'owner-invalid': 'Separate them by commas: {{nearest}}',
      'value-not-text': 'Write one text, separated by commas: {{nearest}}',
      'link-type': 'Write “{{nearest}}” if the link is its evidence.',
    },
  },
  suggestions: {
    title: 'Suggested mapping',
    intro:
      'A suggestion is never applied by itself. If one is right, add its lines to the YAML under metadata.annotations.',
    because: 'Why: {{reasons}}',
    separator: '; ',
    showAll: 'Show all {{number}} suggestions',
    showFewer: 'Show fewer',
    reason: {
      typo: '“{{value}}” is nearly the name of the domain',
      responsibility: 'the responsibility “{{value}}” belongs to the domain',
      name: 'its name says “{{value}}”',
      title: 'its title says “{{value}}”',
      tag: 'it has the tag “{{value}}”',
      type: 'its type says “{{value}}”',
      annotation: 'it carries the annotation {{value}}',
    },
  },
  unmapped: {
    card: 'This System is not mapped to a DevOps domain.',
    none: 'Nothing in its name, tags or annotations hints at a domain. A System of your product needs none. For a system that developers use to build, test, deploy or observe, add its domain under metadata.annotations; the domain is one of: {{choices}}.',
    title_one: '{{number}} System without a valid mapping',
    title_other: '{{number}} Systems without a valid mapping',
    intro:
      'Their authors mend the YAML; nothing is guessed or changed from here.',
    rest_one: '{{number}} System with no hint of a domain',
    rest_other: '{{number}} Systems with no hint of a domain',
    restIntro:
      'Systems of your products need no mapping. If developers use one of these to build, test, deploy or observe, give it a domain.',
    showAll: 'Show all {{number}} Systems',
    showFewer: 'Show fewer',
  },
  systems: {
    title: 'Systems and who does what',
    caption: 'Systems of the domain {{domain}} and who does what',
    system: 'System',
    owner: 'Owner',
    responsibilities: 'Responsibilities',
    gaps: 'Gaps',
    usedBy: 'Used by',
    problems_one: '{{number}} problem in its YAML',
    problems_other: '{{number}} problems in its YAML',
    noOwner: 'No owner',
    noResponsibility: 'None named',
    noGaps: 'No gaps',
    empty: 'No System is mapped to this domain.',
    emptyHow:
      'Map the first one: add these lines to its YAML under metadata.annotations.',
  },
  coverage: {
    title: 'Responsibilities',
    covered: 'Covered by',
    uncovered: 'Gap: no System covers it',
    count: '{{covered}} of {{total}} responsibilities covered',
  },
  adoption: {
    components_one: '{{number}} component',
    components_other: '{{number}} components',
    teams: '{{teams}} of {{total}} teams',
    none: 'No component uses it',
    served_one: 'Delivered records of {{number}} service in 90 days',
    served_other: 'Delivered records of {{number}} services in 90 days',
    servedBefore: '{{number}} in the 90 days before',
  },
  page: {
    title: 'DevOps',
    intro:
      'The eight fields of work of a DevOps team, the Systems in them, who does what, and what is missing.',
    summary_one:
      '{{number}} System mapped, {{covered}} of {{total}} responsibilities covered',
    summary_other:
      '{{number}} Systems mapped, {{covered}} of {{total}} responsibilities covered',
    filter: {
      label: 'Filter',
      text: 'Search',
      textHint: 'System, domain, responsibility, tag',
      owner: 'Owner or responsible',
      anyone: 'Anyone',
      onlyGaps: 'Only gaps and problems',
      clear: 'Clear the filter',
      shown: '{{domains}} of {{total}} domains shown, Systems: {{systems}}',
      nothing: 'Nothing matches the filter.',
    },
    empty: 'No System is mapped to a DevOps domain yet.',
    emptyHow:
      'Add these lines to the YAML of a System under metadata.annotations, with the domain it belongs to. It appears here as soon as the catalog has read them.',
    unknownDomain:
      'The backend does not know this domain. Its name must be the id of one of the eight.',
  },
  error: {
    title: 'The DevOps domains could not be loaded',
  },
  noPermission: {
    title: 'You may not see the DevOps domains',
    description:
      'Your account lacks the permission devops.metrics.read. Ask the people who run this portal for access.',
  },
} as const;
