import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';

/** An answer without what passes with time alone; its snapshot tells the time too. */
function said({ asOf, snapshot, metrics, ...rest }: MetricsAnswer): string {
  return JSON.stringify([
    rest,
    metrics.map(({ open, ...metric }) => [metric, open?.n]),
  ]);
}

/** Whether two answers to the same question say the same, at different times. */
export const saysTheSame = (one: MetricsAnswer, other: MetricsAnswer) =>
  said(one) === said(other);
