import {
  Pipeline,
  pipelineDeployments,
  PipelineJob,
} from './pipelineDeployments';

const pipeline = (part: Partial<Pipeline> = {}): Pipeline => ({
  id: 'p',
  result: 'succeeded',
  isDeployment: false,
  environment: null,
  startedAt: null,
  finishedAt: 10_000,
  durationMs: null,
  jobs: [],
  ...part,
});

const deploys = (part: Partial<PipelineJob> = {}): PipelineJob => ({
  result: 'succeeded',
  isDeployment: true,
  environment: null,
  ...part,
});

const only = (part: Partial<Pipeline>) =>
  pipelineDeployments([pipeline(part)])[0];

describe('pipelineDeployments', () => {
  it.each<[string, Partial<Pipeline>]>([
    ['that deploys', { isDeployment: true }],
    ['with a job that deploys', { jobs: [deploys()] }],
    [
      'with a deployment that failed',
      { jobs: [deploys({ result: 'failed' })] },
    ],
  ])('takes a pipeline %s', (_, part) => {
    expect(only(part)).toMatchObject({ id: 'p', status: 'succeeded' });
  });

  it.each<[string, Partial<Pipeline>]>([
    ['that only tests', { jobs: [deploys({ isDeployment: false })] }],
    ['that did not end', { isDeployment: true, result: null }],
    ['whose deployment was skipped', { jobs: [deploys({ result: null })] }],
  ])('passes over a pipeline %s', (_, part) => {
    expect(only(part)).toBeUndefined();
  });

  it('takes the result of the whole', () => {
    expect(only({ result: 'failed', jobs: [deploys()] }).status).toBe('failed');
  });

  it.each<[string | null, string[], string | null]>([
    ['eu', ['production'], 'eu'],
    [' ', ['qa', 'stage_eu', 'prod-eu'], 'prod-eu'],
    [null, ['qa', 'STAGING', 'pre-prod'], 'STAGING'],
    [null, ['b', 'TESTING', 'a'], 'TESTING'],
    [null, ['b', 'a', ''], 'a'],
    [null, [], null],
  ])('names the environment: own %j, jobs %j', (environment, names, name) => {
    const jobs = names.map(one => deploys({ environment: one }));
    const hidden = deploys({ result: null, environment: 'production' });
    expect(
      only({ isDeployment: true, environment, jobs: [...jobs, hidden] })
        .environment,
    ).toBe(name);
  });

  it.each([
    [2_000, 5_000, 2_000],
    [null, 4_000, 6_000],
    [null, 1_000.4, 9_000],
    [null, 1e15, null],
    [null, null, null],
  ])('starts: known %j, duration %j', (startedAt, durationMs, expected) => {
    const found = only({ isDeployment: true, startedAt, durationMs });
    expect(found.startedAt).toBe(expected);
  });

  it('knows no start without a finish', () => {
    expect(
      only({ isDeployment: true, finishedAt: null, durationMs: 0 }),
    ).toMatchObject({ startedAt: null, finishedAt: null });
  });
});
