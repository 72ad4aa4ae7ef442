import {
  pipelineDeployments,
  PipelineResult,
} from '@devops-domains/backstage-plugin-devops-node';
import { readTable, scopesOf } from './tables';

const FOLDER = 'deployment_generator';

const resultOf = (text: string): PipelineResult =>
  ({ SUCCESS: 'succeeded' as const, FAILURE: 'failed' as const }[text] ?? null);

const instantOf = (text: string) => (text === '' ? null : Date.parse(text));

/** The fallback for systems that know only pipelines and jobs. */
it('the pipelines that are deployments are those of DevLake, with environment and times', () => {
  const scopes = scopesOf(FOLDER, 'project1');
  const tasks = readTable(`${FOLDER}/cicd_tasks`);
  const commits = readTable(`${FOLDER}/cicd_pipeline_commits`);
  const pipelines = readTable(`${FOLDER}/cicd_pipelines`).filter(row =>
    scopes.has(row.cicd_scope_id),
  );
  const expected = readTable(`${FOLDER}/cicd_deployment_commits`);
  expect([pipelines.length, tasks.length, expected.length]).toEqual([
    15, 12, 6,
  ]);

  const found = pipelineDeployments(
    pipelines.map(row => ({
      id: row.id,
      result: resultOf(row.result),
      isDeployment: row.type === 'DEPLOYMENT',
      environment: row.environment,
      startedAt: null,
      finishedAt: instantOf(row.finished_date),
      durationMs: Number(row.duration_sec) * 1000,
      jobs: tasks
        .filter(task => task.pipeline_id === row.id)
        .map(task => ({
          result: resultOf(task.result),
          isDeployment: task.type === 'DEPLOYMENT',
          environment: task.environment,
        })),
    })),
  ).map(deployment => ({
    ...deployment,
    revision: commits.find(row => row.pipeline_id === deployment.id)
      ?.commit_sha,
  }));

  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  expect(found.sort(byId)).toEqual(
    expected
      .map(row => ({
        id: row.cicd_deployment_id,
        status: resultOf(row.result),
        environment: row.environment || null,
        startedAt: instantOf(row.started_date),
        finishedAt: instantOf(row.finished_date),
        revision: row.commit_sha,
      }))
      .sort(byId),
  );
});
