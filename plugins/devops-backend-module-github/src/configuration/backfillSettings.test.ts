import { ConfigReader } from '@backstage/config';
import { readGithubBackfill } from './backfillSettings';

const read = (github: object, integration: object = {}) =>
  readGithubBackfill(
    new ConfigReader({
      devops: { sources: { github: JSON.parse(JSON.stringify(github)) } },
      integrations: { github: [{ host: 'github.com', ...integration }] },
    }),
  );

it('is on only where there are credentials, unless somebody says so', () => {
  expect(read({}).enabled).toBe(false);
  expect(read({}, { token: 'x' }).enabled).toBe(true);
  expect(read({}, { apps: [] }).enabled).toBe(true);
  expect(read({ backfill: { enabled: false } }, { token: 'x' }).enabled).toBe(
    false,
  );
});

it('reads 90 days every half hour, unless somebody says so', () => {
  expect(read({})).toMatchObject({
    days: 90,
    // A run that was killed must not keep the next one from going on for long.
    schedule: { frequency: { minutes: 30 }, timeout: { minutes: 25 } },
  });
  const schedule = { frequency: 'PT1H', timeout: 'PT30M' };
  expect(read({ backfill: { days: 30, schedule } })).toMatchObject({
    days: 30,
    schedule: { frequency: { hours: 1 } },
  });
});

it('knows production by the list of the source', () => {
  const { definitions } = read({ productionEnvironments: ['live'] });
  expect(definitions.productionEnvironments).toEqual(['live']);
});

it.each([0, 731, 1.5])('refuses %d days', days => {
  expect(() => read({ backfill: { days } })).toThrow(
    "'devops.sources.github.backfill.days'",
  );
});
