import { MetricAnswer, MetricId } from '../answer';
import { DEFAULT_DEFINITIONS } from '../definitions';
import { ServiceFacts } from '../facts';
import { measure } from '../measure';
import { MeasureQuery } from '../query';
import { hour } from './history';

/** Four weeks from Monday 2026-01-05, asked for at their end. */
export function query(fields: Partial<MeasureQuery> = {}): MeasureQuery {
  return {
    from: hour(0),
    to: hour(28 * 24),
    asOf: hour(28 * 24),
    timeZone: 'UTC',
    bucket: 'week',
    benchmarkYear: 2024,
    definitions: DEFAULT_DEFINITIONS,
    incidentSources: new Set(),
    scope: false,
    ...fields,
  };
}

/** The answer of one metric. */
export function measured(
  metric: MetricId,
  facts: ServiceFacts | ServiceFacts[],
  fields: Partial<MeasureQuery> = {},
): MetricAnswer {
  const { metrics } = measure([facts].flat(), query(fields));
  return metrics.find(answer => answer.metric === metric)!;
}

/** Codes of the findings of one metric. */
export function codesOf({ findings }: MetricAnswer): string[] {
  return findings.map(({ code }) => code);
}
