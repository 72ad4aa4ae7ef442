import fc from 'fast-check';
import { MetricId } from './answer';
import { ServiceMetric } from './servicesAnswer';
import { serviceOrder, serviceSpread } from './serviceSpread';

const number = (metric: MetricId, value: number | null): ServiceMetric => ({
  metric,
  unit: 'seconds',
  value,
  n: value === null ? 0 : 5,
  verdict: 'too-few',
});

const service = (name: string, value: number | null) => ({
  entityRef: `component:default/${name}`,
  metrics: [number('lead-time', value)],
});

describe('serviceSpread', () => {
  it('is over the services that were measured, and counts them', () => {
    const items = [service('a', 100), service('b', null), service('c', 300)];
    expect(serviceSpread(items)).toEqual([
      {
        metric: 'lead-time',
        unit: 'seconds',
        measured: 2,
        distribution: expect.objectContaining({ min: 100, p50: 200, max: 300 }),
      },
    ]);
  });

  it('is null, never 0, where nothing was measured', () => {
    expect(serviceSpread([service('a', null)])).toEqual([
      { metric: 'lead-time', unit: 'seconds', measured: 0, distribution: null },
    ]);
    expect(serviceSpread([])).toEqual([]);
  });
});

describe('serviceOrder', () => {
  const items = [
    service('b', 1),
    service('a', 1),
    service('d', null),
    service('c', 0),
  ];
  const names = (by: 'name' | MetricId, order: 'asc' | 'desc') =>
    [...items]
      .sort(serviceOrder({ by, order }))
      .map(({ entityRef }) => entityRef.at(-1))
      .join('');

  it('puts what was not measured last, both ways', () => {
    expect(names('lead-time', 'asc')).toBe('cabd');
    expect(names('lead-time', 'desc')).toBe('abcd');
    expect(names('name', 'desc')).toBe('dcba');
  });

  it('gives one order, however the services come', () => {
    const value = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 9 }), values => {
        const some = values.map((one, index) => service(String(index), one));
        const compare = serviceOrder({ by: 'lead-time', order: 'desc' });
        const sorted = [...some].sort(compare);
        expect([...some].reverse().sort(compare)).toEqual(sorted);
      }),
    );
  });
});
