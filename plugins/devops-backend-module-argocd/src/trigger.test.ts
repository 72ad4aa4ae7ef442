import { parse } from 'yaml';
import { application, configMap } from './__testUtils__/application';
import { holds } from './__testUtils__/condition';

const [running, succeeded, failed]: { when: string; oncePer: string }[] = parse(
  configMap.data['trigger.devops-domains'],
);
const at = (time: string) => Date.parse(`2026-11-01T${time}Z`);
/** The sync ended at 10:00:42. */
const app = (status: object, operationState = {}) =>
  application({ status, operationState });
const healthSince = (time: string) =>
  app({
    health: { status: 'Healthy', lastTransitionTime: `2026-11-01T${time}Z` },
  });
const sent = (subject: object, time: string) =>
  holds(succeeded.when, subject, at(time));

it('waits while the health is that of what ran before', () => {
  expect(sent(healthSince('09:00:00'), '10:00:43')).toBe(false);
  expect(sent(app({ health: { status: 'Healthy' } }), '10:00:43')).toBe(false);
});

it('tells of an application that became healthy after the sync', () => {
  expect(sent(healthSince('10:00:42'), '10:00:43')).toBe(true);
  expect(sent(healthSince('10:01:30'), '10:01:31')).toBe(true);
});

it('tells of a sync that does not change the health, or says not when it did', () => {
  expect(sent(healthSince('09:00:00'), '10:02:42')).toBe(true);
  expect(sent(app({ health: { status: 'Healthy' } }), '10:02:42')).toBe(true);
});

it.each(['Progressing', 'Degraded'])(
  'never tells of one that is %s',
  status => {
    expect(sent(app({ health: { status } }), '11:00:00')).toBe(false);
  },
);

it.each([
  ['Running', running],
  ['Failed', failed],
  ['Error', failed],
])('tells of %s, and of nothing else with it', (phase, condition) => {
  const told = [running, succeeded, failed].filter(({ when }) =>
    holds(when, app({}, { phase }), at('11:00:00')),
  );
  expect(told).toEqual([condition]);
  expect(holds(condition.when, { metadata: {} }, 0)).toBe(false);
});

it('tells of each sync once', () => {
  const keys = [running, succeeded, failed].map(({ oncePer }) => oncePer);
  expect(new Set(keys)).toEqual(
    new Set(['app.status?.operationState?.startedAt']),
  );
});
