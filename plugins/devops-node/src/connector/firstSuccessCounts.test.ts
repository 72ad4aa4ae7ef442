import { DeploymentStatus } from '@devops-domains/backstage-plugin-devops-common';
import { firstSuccessCounts } from './firstSuccessCounts';

const version = (status: DeploymentStatus, at: string) => ({ status, at });

/** The version that merging takes: the one with the latest `updatedAt`. */
function counted(versions: ReturnType<typeof version>[]) {
  const age = ({ status, at }: (typeof versions)[number]) =>
    Date.parse(firstSuccessCounts(status, at));
  return versions.reduce((best, one) => (age(one) > age(best) ? one : best));
}

const running = version('running', '2026-11-01T10:00:00Z');
const failed = version('failed', '2026-11-01T10:05:00.000001Z');
const first = version('succeeded', '2026-11-01T12:10:00+02:00');
const later = [
  version('succeeded', '2026-11-01T11:00:00Z'),
  version('cancelled', '2026-11-01T12:00:00Z'),
  version('failed', '2027-11-01T10:00:00Z'),
];

it('takes the first success, else what was said last', () => {
  const life = [running, failed, first, ...later];
  expect(counted(life)).toBe(first);
  expect(counted([...life].reverse())).toBe(first);
  expect(counted([failed, running])).toBe(failed);
});

it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z'])(
  'lies before all that a person says, for %s too',
  at => {
    for (const status of ['queued', 'failed', 'succeeded'] as const) {
      const text = firstSuccessCounts(status, at);
      expect(text).toMatch(/^\d{4}-/);
      expect(Date.parse(text)).toBeLessThanOrEqual(0);
    }
  },
);
