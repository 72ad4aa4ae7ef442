import fc from 'fast-check';
import { TimelineDeployment } from '@devops-domains/backstage-plugin-devops-common';
import { release } from '../../__testUtils__/deployments';
import { laneOf, stripLanes } from './stripLanes';

const window = { from: '2026-11-01T00:00:00Z', to: '2026-11-11T00:00:00Z' };

const deployment = (part: Partial<TimelineDeployment> = {}) =>
  release({ finishedAt: '2026-11-06T00:00:00Z', ...part });

it('puts a release into the lane of the worst that is known of it', () => {
  const lane = (part: Partial<TimelineDeployment>) => laneOf(deployment(part));
  expect(lane({})).toBe('fine');
  expect(lane({ type: 'hotfix' })).toBe('fine');
  expect(lane({ suspect: true })).toBe('suspect');
  expect(lane({ type: 'rollback', suspect: true })).toBe('rollback');
  expect(lane({ rework: ['detected-rollback'] })).toBe('rollback');
  expect(lane({ rework: ['fixes'] })).toBe('fine');
  expect(lane({ type: 'rollback', failed: true })).toBe('failed');
  expect(lane({ failed: null })).toBeNull();
});

it('places releases by their end and incidents by their duration', () => {
  const incident = {
    id: 'pager/1',
    entityRef: 'component:default/checkout',
    at: '2026-11-02T00:00:00Z',
    startedAt: '2026-11-02T00:00:00Z',
    endedAt: '2026-11-03T00:00:00Z',
    title: 'Down',
  };
  const lanes = stripLanes(
    window,
    [deployment(), deployment({ id: 'ci/2', failed: null })],
    [
      incident,
      { ...incident, id: 'pager/2', endedAt: null },
      { ...incident, id: 'pager/3', endedAt: '2026-11-01T12:00:00Z' },
    ],
  );
  expect(lanes.map(({ id }) => id)).toEqual(['fine', 'failed', 'incident']);
  expect(lanes[0].marks).toMatchObject([{ start: 0.5, end: 0.5, name: 'v1' }]);
  expect(lanes[1].marks).toEqual([]);
  expect(lanes[2].marks).toMatchObject([
    { start: 0.1, end: 0.2, name: 'Down' },
    { start: 0.1, end: 1 },
    { start: 0.1, end: 0.1 },
  ]);
});

it('draws every release exactly once and nothing outside the window', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          failed: fc.constantFrom(true, false, null),
          suspect: fc.boolean(),
          type: fc.constantFrom('deploy', 'rollback', 'hotfix', null),
          day: fc.integer({ min: -5, max: 20 }),
        }),
      ),
      records => {
        const marks = stripLanes(
          window,
          records.map(({ day, ...part }, i) =>
            deployment({
              ...part,
              id: `ci/${i}`,
              finishedAt: new Date(
                Date.parse(window.from) + day * 86_400_000,
              ).toISOString(),
            }),
          ),
          [],
        ).flatMap(lane => lane.marks);
        expect(marks).toHaveLength(
          records.filter(({ failed }) => failed !== null).length,
        );
        expect(new Set(marks.map(({ key }) => key)).size).toBe(marks.length);
        marks.forEach(({ start, end }) => {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(1);
        });
      },
    ),
  );
});
