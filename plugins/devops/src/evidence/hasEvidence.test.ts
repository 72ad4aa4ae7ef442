import { finding } from '@devops-domains/backstage-plugin-devops-common';
import { metricAnswer } from '../__testUtils__/answers';
import { hasEvidence } from './hasEvidence';

it.each([
  ['a sample', { n: 1 }, true],
  ['what is not over', { open: { n: 1, oldestSeconds: 60 } }, true],
  [
    'changes without a sample',
    { findings: [finding('no-lead-time-sample', { changes: 3 })] },
    true,
  ],
  [
    'incidents that ended before they began',
    { findings: [finding('no-incident-sample')] },
    true,
  ],
  [
    'failures of which nobody knows the end',
    { findings: [finding('no-recovery-sample')] },
    true,
  ],
  [
    'releases that nothing tells about',
    { findings: [finding('not-measured', { releases: 2, services: 1 })] },
    true,
  ],
  ['nothing', { findings: [finding('no-incident-source')] }, false],
])('knows whether %s can be looked at', (_, part, expected) => {
  expect(hasEvidence(metricAnswer('lead-time', part))).toBe(expected);
});
