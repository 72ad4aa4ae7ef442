import { parse } from 'yaml';
import { LossyProxy } from './__testUtils__/LossyProxy';
import {
  environmentOf,
  groovyText,
  renderArgo,
  renderGithub,
  renderTekton,
} from './__testUtils__/render';
import { readSnippet, requirePrograms, runShell } from './__testUtils__/run';
import { components, Portal, startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(120_000);

const REVISION = '4f1c0d2e5b6a798897a6b5c4d3e2f10123456789';
const ago = (seconds: number) =>
  `${new Date(Date.now() - seconds * 1000).toISOString().slice(0, 19)}Z`;

/** What the image of a container installs is on this machine already. */
const INSTALLED = 'apk() { :; }';

let portal: Portal;
let proxy: LossyProxy;

beforeAll(async () => {
  requirePrograms('sh', 'bash', 'curl', 'jq');
  portal = await startPortal({
    entities: components({
      github: { 'github.com/project-slug': 'acme/github' },
      gitlab: { 'gitlab.com/project-slug': 'acme/gitlab' },
      jenkins: {},
      argo: {},
      tekton: {},
      octopus: {},
    }),
  });
  proxy = await LossyProxy.start(portal);
});

afterAll(async () => {
  await proxy?.stop();
  await portal?.stop();
});

/** What became of each try, and what the API then shows of the record. */
async function sentTo(component: string, id: string) {
  const deployments = await portal.deployments(
    `component:default/${component}`,
  );
  return {
    results: proxy.takeResults(),
    stored: deployments.filter(one => one.id === id),
  };
}

/** Stored by the first try, and found unchanged by the second. */
const once = (fields: { status: string; version: string; url: string }) => ({
  results: ['created', 'unchanged'],
  stored: [
    {
      environment: 'production',
      production: true,
      finishedAt: expect.stringMatching(/Z$/),
      ...fields,
    },
  ],
});

describe('the GitHub Actions workflow', () => {
  const [step] = Object.values<{
    steps: {
      name?: string;
      if: string;
      run: string;
      env: Record<string, string>;
    }[];
  }>(parse(readSnippet('github-actions.yaml')).jobs)[0].steps.filter(
    ({ name }) => name === 'Tell the portal',
  );

  it.each([
    ['success', '1', 'succeeded'],
    ['failure', '2', 'failed'],
    ['cancelled', '3', 'cancelled'],
  ])('sends a job of status %s', async (jobStatus, attempt, status) => {
    const job = { status: jobStatus };
    await runShell('bash', step.run, {
      PORTAL: proxy.url,
      STATUS: renderGithub(step.env.STATUS, { job }),
      STARTED: ago(120),
      ACTIONS_ID_TOKEN_REQUEST_URL: `${proxy.url}/oidc?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'of the job',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'acme/github',
      GITHUB_RUN_ID: '77',
      GITHUB_RUN_ATTEMPT: attempt,
      GITHUB_SHA: REVISION,
    });
    expect(
      await sentTo('github', `github-actions/acme/github/77/${attempt}`),
    ).toMatchObject(
      once({
        status,
        version: REVISION,
        url: 'https://github.com/acme/github/actions/runs/77',
      }),
    );
  });

  it.each([
    [ago(120), 'true'],
    // A step before the deployment failed.
    ['', 'false'],
  ])('runs where the deployment began at "%s": %s', (STARTED, runs) => {
    const context = { always: () => true, env: { STARTED } };
    expect(renderGithub(`\${{ ${step.if} }}`, context)).toBe(runs);
  });
});

describe('the GitLab CI job', () => {
  const script = parse(readSnippet('gitlab-ci.yaml')).release.after_script;

  it.each([
    ['success', '11', 'succeeded'],
    ['failed', '12', 'failed'],
    ['canceled', '13', 'cancelled'],
  ])('sends a job of status %s', async (jobStatus, id, status) => {
    await runShell('sh', script.join('\n'), {
      PORTAL: proxy.url,
      PORTAL_TOKEN: portal.token,
      CI_JOB_STATUS: jobStatus,
      CI_JOB_ID: id,
      CI_JOB_STARTED_AT: ago(120),
      CI_JOB_URL: `https://gitlab.com/acme/gitlab/-/jobs/${id}`,
      CI_PROJECT_PATH: 'acme/gitlab',
      CI_PROJECT_URL: 'https://gitlab.com/acme/gitlab',
      CI_COMMIT_SHA: REVISION,
    });
    expect(await sentTo('gitlab', `gitlab-ci/acme/gitlab/${id}`)).toMatchObject(
      once({
        status,
        version: REVISION,
        url: `https://gitlab.com/acme/gitlab/-/jobs/${id}`,
      }),
    );
  });
});

describe('the Jenkinsfile', () => {
  const [, post] = readSnippet('Jenkinsfile').split('post {');

  it.each([
    ['SUCCESS', '21', 'succeeded'],
    ['UNSTABLE', '22', 'succeeded'],
    ['FAILURE', '23', 'failed'],
    ['ABORTED', '24', 'cancelled'],
  ])('sends a build of result %s', async (RESULT, number, status) => {
    await runShell('sh', groovyText(post), {
      PORTAL: proxy.url,
      PORTAL_TOKEN: portal.token,
      ENTITY: 'component:default/jenkins',
      ENVIRONMENT: 'production',
      RESULT,
      DEPLOY_STARTED: ago(120),
      JENKINS_URL: 'https://jenkins.example.com/',
      JOB_NAME: 'shop/checkout/main',
      BUILD_NUMBER: number,
      BUILD_URL: `https://jenkins.example.com/job/shop/${number}/`,
      GIT_COMMIT: REVISION,
    });
    // Another Jenkins counts its builds from 1 too, and a build may deploy twice.
    const id = `jenkins/jenkins.example.com/shop/checkout/main#${number}/production`;
    expect(await sentTo('jenkins', id)).toMatchObject(
      once({
        status,
        version: REVISION,
        url: `https://jenkins.example.com/job/shop/${number}/`,
      }),
    );
  });
});

describe('the Argo Workflows exit hook', () => {
  const { spec } = parse(readSnippet('argo-workflows.yaml'));
  const { script } = spec.templates.find(
    ({ name }: { name: string }) => name === spec.hooks.exit.template,
  );

  it.each([
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
    ['Error', 'failed'],
  ])('sends a workflow of status %s', async (phase, status) => {
    const now = Math.floor(Date.now() / 1000);
    // A workflow that is retried keeps its creation, so no duration counts from there.
    const created = now - 86_400;
    const values = {
      'workflow.status': phase,
      'workflow.uid': `uid-${phase}`,
      'workflow.name': 'release-checkout-x7k2p',
      'workflow.namespace': 'shop',
      'workflow.parameters.revision': REVISION,
      'workflow.creationTimestamp.s': String(created),
    };
    const render = (text: string) => renderArgo(text, values);
    await runShell('sh', `${INSTALLED}\n${render(script.source)}`, {
      ...environmentOf(script.env, render),
      PORTAL: proxy.url,
      PORTAL_TOKEN: portal.token,
      ENTITY: 'component:default/argo',
    });
    expect(await sentTo('argo', `argo-workflows/uid-${phase}`)).toMatchObject(
      once({
        status,
        version: REVISION,
        url: 'https://argo.example.com/workflows/shop/release-checkout-x7k2p',
      }),
    );
    const [{ startedAt, finishedAt }] = await portal.deployments(
      'component:default/argo',
    );
    expect(Date.parse(startedAt!)).toBe(created * 1000);
    expect(Date.parse(finishedAt!)).toBeGreaterThanOrEqual(now * 1000);
  });
});

describe('the Tekton finally task', () => {
  const [task] = parse(readSnippet('tekton.yaml')).spec.finally;
  const [step] = task.taskSpec.steps;

  it.each([
    ['Succeeded', 'succeeded'],
    ['Failed', 'failed'],
  ])('sends a run whose task has %s', async (outcome, status) => {
    const run = {
      'context.pipelineRun.uid': `run-${outcome}`,
      'context.pipelineRun.name': 'release-checkout-run-9',
      'context.pipelineRun.namespace': 'shop',
      'tasks.deploy.status': outcome,
      'params.revision': REVISION,
    };
    const parameters = Object.fromEntries(
      task.params.map(({ name, value }: { name: string; value: string }) => [
        `params.${name}`,
        renderTekton(value, run),
      ]),
    );
    const render = (text: string) => renderTekton(text, parameters);
    await runShell('sh', `${INSTALLED}\n${render(step.script)}`, {
      ...environmentOf(step.env, render),
      PORTAL: proxy.url,
      PORTAL_TOKEN: portal.token,
      ENTITY: 'component:default/tekton',
    });
    expect(await sentTo('tekton', `tekton/run-${outcome}`)).toMatchObject(
      once({
        status,
        version: REVISION,
        url: 'https://tekton.example.com/#/namespaces/shop/pipelineruns/release-checkout-run-9',
      }),
    );
  });

  it('is passed over where nothing was deployed', () => {
    expect(task.when).toEqual([
      {
        input: '$(tasks.deploy.status)',
        operator: 'notin',
        values: ['None'],
      },
    ]);
  });
});

describe('the Octopus step', () => {
  it.each([
    ['', 'Deployments-1', 'succeeded'],
    ['Script returned exit code 123', 'Deployments-2', 'failed'],
  ])('sends a deployment with the error "%s"', async (error, id, status) => {
    const variables = {
      'Octopus.Deployment.Error': error,
      'Octopus.Deployment.Id': id,
      'Octopus.Project.Name': 'Checkout',
      'Octopus.Release.Number': '1.4.2',
      'Octopus.Environment.Name': 'production',
      'Octopus.Web.ServerUri': 'https://octopus.example.com',
      'Octopus.Web.DeploymentLink': `/app#/deployments/${id}`,
      'Portal.Entity': 'component:default/octopus',
      'Portal.Url': proxy.url,
      'Portal.Token': portal.token,
    };
    // Octopus puts this function before every Bash script.
    const cases = Object.entries(variables).map(
      ([name, value]) => `'${name}') printf %s '${value}' ;;`,
    );
    const known = `get_octopusvariable() { case "$1" in ${cases.join(
      ' ',
    )} *) exit 9 ;; esac; }`;
    await runShell('bash', `${known}\n${readSnippet('octopus.sh')}`, {});
    expect(await sentTo('octopus', `octopus/${id}`)).toMatchObject(
      once({
        status,
        version: 'octopus/Checkout@1.4.2',
        url: `https://octopus.example.com/app#/deployments/${id}`,
      }),
    );
  });
});

describe('a portal that is just starting again', () => {
  it.each([
    'github-actions.yaml',
    'gitlab-ci.yaml',
    'Jenkinsfile',
    'argo-workflows.yaml',
    'tekton.yaml',
    'octopus.sh',
  ])('%s tries again though the connection is refused', file => {
    const [, ...sending] = readSnippet(file).split('curl --fail-with-body');
    expect(sending).toHaveLength(1);
    expect(sending[0]).toMatch(/^[^|]* --retry 5 --retry-connrefused /);
  });
});
