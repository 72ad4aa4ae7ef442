import {
  computeFacts,
  DEFAULT_DEFINITIONS,
  measure,
  MeasureQuery,
  ServiceFacts,
} from '@devops-domains/backstage-plugin-devops-common';
import { expectNumbers, find } from './expectNumbers';
import { convertedHistory } from './history';
import { PROJECTS, readReleases } from './realReleases';
import { recompute } from './recomputation';
import { NamedWindow, WHOLE_LIFE, WINDOWS } from './windows';

function queryOf({ from, to, timeZone }: NamedWindow): MeasureQuery {
  return {
    from: Date.parse(from),
    to: Date.parse(to),
    asOf: Date.parse('2026-11-01T00:00:00Z'),
    timeZone,
    bucket: 'month',
    benchmarkYear: 2024,
    definitions: DEFAULT_DEFINITIONS,
    incidentSources: new Set<string>(),
    scope: false,
  };
}

describe.each(PROJECTS)('the numbers of $project', ({ project }) => {
  let facts: ServiceFacts;

  beforeAll(async () => {
    facts = computeFacts(await convertedHistory(project), DEFAULT_DEFINITIONS);
  });

  it.each([...WINDOWS, WHOLE_LIFE])(
    'of $name are those of the files',
    window => {
      const { metrics } = measure([facts], queryOf(window));
      expectNumbers(metrics, recompute(readReleases(project), window));
    },
  );

  it('add up over the buckets of the series', () => {
    const { metrics } = measure([facts], queryOf(WINDOWS[0]));
    for (const id of ['deployment-frequency', 'lead-time'] as const) {
      const { n, series } = find(metrics, id);
      expect(series).toHaveLength(12);
      expect(series.reduce((sum, point) => sum + point.n, 0)).toBe(n);
    }
  });

  it('say nothing about failures without a source of incidents, and see no rework', () => {
    const { metrics } = measure([facts], queryOf(WINDOWS[0]));
    const failures = find(metrics, 'change-failure-rate');
    expect(failures.value).toBeNull();
    expect(failures.findings.map(({ code }) => code)).toContain(
      'no-incident-source',
    );
    expect(find(metrics, 'recovery-time').value).toBeNull();
    expect(find(metrics, 'time-to-restore').value).toBeNull();
    expect(find(metrics, 'rework-rate').value).toBe(0);
  });
});
