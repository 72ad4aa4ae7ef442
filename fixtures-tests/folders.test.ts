import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import { Connector } from '@devops-domains/backstage-plugin-devops-node';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { connectorNamed } from '../packages/backend/src/__testUtils__/connectors';
import { createCdeventsConnector } from '../plugins/devops-backend/src/cdevents';

const FIXTURES = join(__dirname, '../../shared/fixtures');
/** What says where data comes from, and is none. */
const ABOUT = /^(LICENSE|NOTICE|SOURCE\.txt|README\.md)$/;

const bitbucket = connectorNamed('bitbucket');
const cdevents = createCdeventsConnector();
const gitlab = connectorNamed('gitlab');

/** Folders of bodies that are sent to the portal, and who reads them. */
const BODIES: Record<string, Connector> = {
  'cdevents/v0.3.0/conformance': cdevents,
  'cdevents/v0.4.1/conformance': cdevents,
  'cdevents/v0.5.1/conformance': cdevents,
  'drone-go-scm/azure': connectorNamed('azure-devops'),
  'drone-go-scm/bitbucket': bitbucket,
  'drone-go-scm/github': connectorNamed('github'),
  'drone-go-scm/gitlab': gitlab,
  'drone-go-scm/stash': bitbucket,
  gitlab4j: gitlab,
};

/** Folders of other data, and the test that compares with it. */
const COMPARED: Record<string, string> = {
  '': 'connectors/signatures.test.ts',
  'cdevents/v0.3.0/schemas': 'connectors/cdevents.test.ts',
  'cdevents/v0.4.1/schemas': 'connectors/cdevents.test.ts',
  'cdevents/v0.4.1/schemas/links': 'connectors/cdevents.test.ts',
  'cdevents/v0.5.1/schemas': 'connectors/cdevents.test.ts',
  'cdevents/v0.5.1/schemas/links': 'connectors/cdevents.test.ts',
  'devlake/deployment_commit_diff': 'devlake/commitSets.test.ts',
  'devlake/deployment_generator': 'devlake/pipelines.test.ts',
  'devlake/github_graphql/raw_tables': 'connectors/githubDeployments.test.ts',
  'devlake/github_graphql/snapshot_tables':
    'connectors/githubDeployments.test.ts',
  'devlake/gitlab/raw_tables': 'connectors/gitlabDeployments.test.ts',
  'devlake/gitlab/snapshot_tables': 'connectors/gitlabDeployments.test.ts',
  'devlake/pagerduty/raw_tables': 'connectors/pagerduty.test.ts',
  'devlake/pagerduty/snapshot_tables': 'connectors/pagerduty.test.ts',
  'devlake/prev_success_deployment_commit':
    'devlake/previousDeployment.test.ts',
  'real-releases': 'backend.test.ts',
};

/** Every folder below one that holds data itself, as its path from there. */
function foldersBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const hasData = entries.some(one => one.isFile() && !ABOUT.test(one.name));
  return [
    ...(hasData ? [relative(FIXTURES, folder)] : []),
    ...entries
      .filter(one => one.isDirectory())
      .flatMap(({ name }) => foldersBelow(join(folder, name))),
  ];
}

it('has a test for every folder, so that a new one is not forgotten', () => {
  expect(foldersBelow(FIXTURES).sort()).toEqual(
    [...Object.keys(BODIES), ...Object.keys(COMPARED)].sort(),
  );
});

it.each(Object.entries(COMPARED))('%s is read by %s', (folder, test) => {
  const text = readFileSync(join(__dirname, test), 'utf8');
  expect(text).toContain(basename(folder) || 'webhook-signature-vectors.json');
});

describe.each(Object.entries(BODIES))('%s', (folder, connector) => {
  const names = readdirSync(join(FIXTURES, folder)).filter(name =>
    name.endsWith('.json'),
  );

  it('has bodies', () => {
    expect(names).not.toEqual([]);
  });

  it.each(names)('%s is accepted, or ignored with a reason', name => {
    const text = readFileSync(join(FIXTURES, folder, name), 'utf8');
    const delivery = {
      payload: JSON.parse(text),
      headers: {},
      receivedAt: Date.parse('2026-11-01T00:00:00Z'),
      topic: null,
    };
    const reading = connector.read(delivery);
    const reason = 'ignored' in reading ? reading.ignored : 'not ignored';
    expect(reason).toMatch(/\w+ \w+/);
    const rejected = ('records' in reading ? reading.records : [])
      .map(record => parseRecord({ ...record, source: connector.name }))
      .filter(({ ok }) => !ok);
    expect(rejected).toEqual([]);
  });
});
