import fc from 'fast-check';
import { hour, SERVICE } from './__testUtils__/history';
import { query } from './__testUtils__/measured';
import { oracleNumbers } from './__testUtils__/oracleNumbers';
import {
  randomDefinitions,
  randomHistory,
} from './__testUtils__/randomHistory';
import { as, scopes } from './__testUtils__/randomScopes';
import { METRIC_IDS } from './answer';
import { computeFacts } from './computeFacts';
import { evidenceOf, recompute } from './evidence';
import { finding } from './findings';
import { measure } from './measure';

describe('measure', () => {
  it('keeps rates between 0 and 1, and inside their interval', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        const rates = measure(facts, asked).metrics.filter(
          ({ unit }) => unit === 'ratio',
        );
        for (const { value, series, interval, n, numerator } of rates) {
          const values = [value, ...series.map(point => point.value)];
          for (const rate of values.filter(one => one !== null)) {
            expect(rate).toBeGreaterThanOrEqual(0);
            expect(rate).toBeLessThanOrEqual(1);
          }
          expect(value ?? 0).toBeGreaterThanOrEqual(interval?.low ?? 0);
          expect(value ?? 0).toBeLessThanOrEqual(interval?.high ?? 1);
          expect(numerator ?? 0).toBeLessThanOrEqual(n);
          expect(interval === null).toBe(value === null);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('can be recomputed from its evidence', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        for (const answer of measure(facts, asked).metrics) {
          const { metric, value, n, numerator } = answer;
          const rows = evidenceOf(metric, null, facts, asked);
          const hits =
            numerator === null
              ? null
              : evidenceOf(metric, 'numerator', facts, asked);
          // Rows cannot tell a frequency of 0 from one that is not known yet.
          const isUnknown =
            metric === 'deployment-frequency' &&
            value === null &&
            rows.length === 0;
          expect(isUnknown ? null : recompute(metric, rows, hits, asked)).toBe(
            value,
          );
          expect(isUnknown ? null : recompute(metric, rows, null, asked)).toBe(
            value,
          );
          const samples = rows.filter(row => row.value !== null);
          expect(samples).toHaveLength(value === null ? 0 : n);
          expect(hits?.length ?? null).toBe(numerator);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lists as open exactly the rows without an end that are not known to be over', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        const answers = measure(facts, asked).metrics.flatMap(
          ({ metric, open }) => (open ? [{ metric, open }] : []),
        );
        expect(answers).toHaveLength(2);
        for (const { metric, open } of answers) {
          const rows = evidenceOf(metric, null, facts, asked);
          const openRows = rows.filter(
            ({ endedAt, findings }) =>
              endedAt === null && !findings.includes('recovery-unknown'),
          );
          expect(open.n).toBe(openRows.length);
          expect(open.oldestSeconds === null).toBe(open.n === 0);
        }
      }),
    );
  });

  it('does not depend on order and repetition of services and facts', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        const turned = [...facts, ...facts].reverse().map(one => ({
          ...one,
          deployments: [...one.deployments].reverse(),
          changes: [...one.changes].reverse(),
          incidents: [...one.incidents].reverse(),
        }));
        expect(measure(turned, asked)).toEqual(measure(facts, asked));
      }),
    );
  });

  it('is not changed by a service without records, nor by facts outside both periods', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        const empty = computeFacts(
          as('component:default/new', {
            service: SERVICE,
            productionEnvironments: null,
            deployments: [],
            changes: [],
            incidents: [],
            artifacts: [],
            foreignDeployments: [],
          }),
          asked.definitions,
        );
        expect(measure([...facts, empty], asked)).toEqual(
          measure(facts, asked),
        );
        const from = asked.from - (asked.to - asked.from);
        const within = (at: number) => at >= from && at < asked.to;
        const cut = facts.map(one => ({
          ...one,
          deployments: one.deployments.filter(d => within(d.finishedAt)),
          changes: one.changes.filter(c => within(c.releasedAt)),
          incidents: one.incidents.filter(i => within(i.openedAt)),
        }));
        expect(measure(cut, asked)).toEqual(measure(facts, asked));
      }),
    );
  });

  it('has a series whose counts add up to the headline', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        for (const answer of measure(facts, asked).metrics) {
          const { series, n, value, unit } = answer;
          // What one week tells of planned work the whole may leave unknown.
          const addsUp = unit !== 'ratio' || value !== null;
          const sum = series.reduce((total, point) => total + point.n, 0);
          expect(addsUp ? sum : n).toBe(n);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('has a series of a rate as the oracle has the rate of each bucket', () => {
    const ask = fc.record({
      from: fc.integer({ min: -20, max: 100 }).map(n => hour(n * 12)),
      hasIncidentSource: fc.boolean(),
    });
    fc.assert(
      fc.property(
        randomHistory,
        randomDefinitions,
        ask,
        (history, definitions, { from, hasIncidentSource }) => {
          const asked = query({
            definitions,
            from,
            to: from + 21 * 86_400_000,
            asOf: from + 40 * 86_400_000,
            bucket: 'month',
            incidentSources: new Set(hasIncidentSource ? [SERVICE] : []),
          });
          const facts = [computeFacts(history, definitions)];
          const rates = measure(facts, asked).metrics.filter(
            ({ unit }) => unit === 'ratio',
          );
          rates[0].series.forEach((part, i) => {
            const numbers = oracleNumbers(history, definitions, {
              from: Date.parse(part.from),
              to: Date.parse(part.to),
              asOf: asked.asOf,
              hasIncidentSource,
            });
            for (const { metric, value: whole, series } of rates) {
              const { value, n } = numbers[metric];
              expect(series[i].value).toBe(value);
              // What a bucket cannot tell the whole may still count.
              const isTold = value !== null || whole === null;
              expect(isTold ? series[i].n : n).toBe(n);
            }
          });
        },
      ),
    );
  });

  it('has as frequency before that of the oracle, where deployments are known since its start', () => {
    fc.assert(
      fc.property(
        randomHistory,
        randomDefinitions,
        fc.integer({ min: -20, max: 100 }).map(n => hour(n * 12)),
        (history, definitions, from) => {
          const days = 7 * 86_400_000;
          const asked = query({
            definitions,
            from,
            to: from + days,
            asOf: from + days,
          });
          const facts = computeFacts(history, definitions);
          const { previous, change, benchmark, findings } = measure(
            [facts],
            asked,
          ).metrics[0];
          const first = facts.deployments[0]?.finishedAt ?? Infinity;
          const before = oracleNumbers(history, definitions, {
            from: from - days,
            to: from,
            asOf: from + days,
            hasIncidentSource: false,
          })['deployment-frequency'];
          expect(previous).toEqual(
            first <= from - days
              ? { value: before.value, n: before.n }
              : { value: null, n: 0 },
          );
          expect(previous.value === null).toBe(
            change.verdict === 'no-baseline',
          );
          const isPart = from < first && first < from + days;
          expect(
            findings.some(({ code }) =>
              ['known-since', 'known-days', 'hardly-known'].includes(code),
            ),
          ).toBe(isPart);
          expect(isPart && benchmark !== null).toBe(false);
        },
      ),
    );
  });

  it('says of what is missing while facts are computed that too, before the cause', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        const known = measure(facts, asked).metrics;
        const isKnown = facts.some(
          ({ summary }) => summary.firstRecordAt !== null,
        );
        const computed = finding('being-computed');
        const { metrics } = measure(facts, { ...asked, stale: true });
        expect(metrics.map(({ findings }) => findings)).toEqual(
          known.map(({ value, findings }) =>
            value === null
              ? [computed, ...(isKnown ? findings : [])]
              : findings,
          ),
        );
      }),
    );
  });

  it('claims no cause where no facts are computed yet', () => {
    const { metrics, findings } = measure([], query({ stale: true }));
    const computed = [finding('being-computed')];
    expect(findings).toEqual(computed);
    expect(metrics.map(one => one.findings)).toEqual(
      metrics.map(() => computed),
    );
  });

  it('says why where there is no value', () => {
    fc.assert(
      fc.property(scopes, ({ facts, asked }) => {
        for (const { value, findings } of measure(facts, asked).metrics) {
          expect(value !== null || findings.length > 0).toBe(true);
          findings.forEach(({ message }) =>
            expect(message).not.toMatch(/[{}]/),
          );
        }
      }),
    );
  });

  it('answers for nothing at all', () => {
    const { metrics, findings } = measure([], query());
    expect(metrics.map(({ metric }) => metric)).toEqual(METRIC_IDS);
    expect(metrics.every(({ value }) => value === null)).toBe(true);
    expect(findings.map(({ code }) => code)).toEqual(['no-deployment-source']);
  });
});
