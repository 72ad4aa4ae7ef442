import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';

/** Findings about records that the evidence lists although they are no samples. */
const LISTED: ReadonlySet<string> = new Set([
  'no-lead-time-sample',
  'negative-lead-time',
  'no-start',
  'no-incident-sample',
  'resolved-before-opened',
  'no-recovery-sample',
  'not-measured',
]);

/** Whether the evidence of a number lists anything. */
export function hasEvidence({ n, open, findings }: MetricAnswer): boolean {
  return (
    n > 0 || (open?.n ?? 0) > 0 || findings.some(({ code }) => LISTED.has(code))
  );
}
