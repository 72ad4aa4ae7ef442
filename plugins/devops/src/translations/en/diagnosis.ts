import { DiagnosisCode } from '@devops-domains/backstage-plugin-devops-common';

/** What each likely cause says of itself, and what to try. */
const causes = {
  'slow-pipeline': {
    message:
      'Building, testing and deploying takes long: {{slow}} of {{n}} releases took {{limitSeconds}} or longer. Half of them took {{p50Seconds}} or longer, one in ten {{p90Seconds}}.',
    next: 'Look for the slowest steps; consider splitting the build and the tests by service.',
  },
  'large-batches': {
    message:
      'Much goes out at once: {{large}} of {{n}} releases carried {{limit}} changes or more. Half of them carried {{p50}} or more.',
    next: 'Release smaller batches more often; consider splitting the pipeline by service where builds hold each other up.',
  },
  'waits-despite-short-builds': {
    message:
      'What is merged waits although builds are short: in {{waiting}} of {{n}} releases the changes had waited {{limitSeconds}} or longer, while half of the pipelines took no more than {{pipelineP50Seconds}}.',
    next: 'Ask what holds a release back: a calendar, an approval, or worry. Release what is merged on the day it is merged.',
  },
  'pause-after-failure': {
    message:
      'After a failed release the next one waits longer than usual: {{failedP50Seconds}} ({{failed}} times) instead of {{usualP50Seconds}} ({{usual}} times), in this period and the one before (p {{p}}).',
    next: 'Review failures without blame, and make recovery quick, so that the next release is nothing to fear.',
  },
  'larger-batches-after-failure': {
    message:
      'The release after a failed one is larger than usual: {{failedP50}} changes ({{failed}} times) instead of {{usualP50}} ({{usual}} times), in this period and the one before (p {{p}}).',
    next: 'Release less at once after a failure, not more: a small batch is easy to check and to take back.',
  },
  'slow-recovery': {
    message:
      'Recovery is slow: {{slow}} of {{n}} failed releases took {{limitSeconds}} or longer to recover. Half of them took {{p50Seconds}} or longer.',
    next: 'Practise taking a release back, and ask without blame what would have made the recovery faster.',
  },
} as const satisfies Record<DiagnosisCode, { message: string; next: string }>;

/** Where to look when releases are rare or slow. */
export const diagnosis = {
  title: 'Where to look',
  hint: 'Likely causes, each with the numbers it rests on. What could be chance is not shown.',
  kind: {
    system: 'System',
    culture: 'Way of working',
  },
  delivery:
    'Half of the changes waited {{duration}} or longer between merge and release, {{share}} of their lead time.',
  next: 'What to try: {{next}}',
  others_one: 'And {{number}} more service has the same cause.',
  others_other: 'And {{number}} more services have the same cause.',
  evidence: 'Evidence: {{metric}}',
  definition:
    'Where to look: each cause is looked for in each service by itself, and told of the services with the most affected releases. Of services whose releases reach a limit half of the time, up to 4 % are told by chance. What follows failures differs in some of many services by chance: there p is multiplied by the number of services compared (Bonferroni) and stays below {{significant}}.',
  causes,
} as const;
