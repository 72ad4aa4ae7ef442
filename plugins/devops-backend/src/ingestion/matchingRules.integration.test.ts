import {
  createBackendDatabases,
  Devops,
  resultsOf,
  startDevops,
} from '../http/__testUtils__/startDevops';
import { entity } from '../http/__testUtils__/testCatalog';

jest.setTimeout(60_000);

const { each, create } = createBackendDatabases();

const inMonorepo = (name: string) =>
  entity('Component', name, {
    annotations: { 'github.com/project-slug': 'acme/mono' },
  });

describe.each(each)('configured rules of matching on %s', id => {
  let devops: Devops;

  beforeAll(async () => {
    const repository = 'https://github.com/acme/mono';
    const rules = [
      { repository, environment: 'web', entityRef: 'component:web' },
      { repository, environment: 'api', entityRef: 'component:api' },
      { source: 'jobs', environment: 'gone', entityRef: 'component:gone' },
      { source: 'jobs', entityRef: 'component:old-web' },
    ];
    devops = await startDevops({
      database: await create(id),
      entities: [inMonorepo('web'), inMonorepo('api')],
      devops: {
        matching: { rules },
        aliases: { 'component:old-web': 'component:web' },
      },
    });
  });

  afterAll(() => devops.stop());

  let count = 0;
  const send = (environment: string, more: object = {}) => {
    count += 1;
    return devops.send('deployments', {
      source: 'ci',
      externalId: `${count}`,
      repository: 'https://github.com/acme/mono.git',
      environment,
      status: 'succeeded',
      finishedAt: new Date().toISOString(),
      ...more,
    });
  };

  const countOf = async (name: string) => {
    const entityRef = `component:default/${name}`;
    const { body } = await devops.get('getDeployments', '/v1/deployments', {
      entityRef,
    });
    return body.items.length;
  };

  it('tell the entities of a monorepo apart', async () => {
    expect(resultsOf(await send('WEB'))).toEqual(['created']);
    expect(resultsOf(await send('api'))).toEqual(['created']);
    expect(await countOf('web')).toBe(1);
    expect(await countOf('api')).toBe(1);
  });

  it('leave to wait what no rule is for, and what a rule leads nowhere', async () => {
    const undecided = await send('staging');
    expect(resultsOf(undecided)).toEqual(['unmatched']);
    expect(undecided.body.results[0].problems[0].message).toContain(
      '2 entities',
    );
    expect(resultsOf(await send('gone', { source: 'jobs' }))).toEqual([
      'unmatched',
    ]);
  });

  it('follow names that have changed, and find what nothing else does', async () => {
    const before = await countOf('web');
    const selector = { 'jobs/name': 'nightly' };
    const job = { source: 'jobs', repository: undefined, selector };
    expect(resultsOf(await send('any', job))).toEqual(['created']);
    expect(await countOf('web')).toBe(before + 1);
  });

  it('do not overrule who names the entity', async () => {
    const named = { source: 'jobs', entityRef: 'component:default/nobody' };
    expect(resultsOf(await send('web', named))).toEqual(['unmatched']);
  });
});
