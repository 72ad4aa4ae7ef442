import { existsSync, readFileSync } from 'node:fs';
import {
  ANNOTATION_DOMAIN,
  ANNOTATION_RESPONSIBILITIES,
  DEVOPS_DOMAINS,
  parseMapping,
  RESPONSIBILITY_IDS,
  suggestMappings,
} from '@devops-domains/backstage-plugin-devops-common';
import {
  linkedFiles,
  readResponsibilities,
  readSystems,
  toSystem,
} from './__testUtils__/readSystems';

/** What the description of the role names, in its order. */
const NAMED = [
  ...['Virtual and physical networks', 'Proxy', 'VPN', 'DNS'],
  ...['GitLab', 'GitHub', 'CI/CD pipelines'],
  ...['Environments for QA tests', 'Environments for performance tests'],
  'Package registries',
  ...['Kubernetes', 'ECS', 'Nomad', 'Airflow', 'Argo Workflows'],
  ...['Logs', 'Metrics', 'Uptime', 'APM', 'Alerting'],
  ...['Private cloud', 'Public cloud'],
  ...['LDAP', 'AD', 'SAML'],
  ...['SSH access to servers', 'Access to databases', 'Firewall policy'],
  ...['MySQL', 'DynamoDB', 'Redis', 'RabbitMQ', 'Kafka', 'SQS'],
  ...['Data warehouse', 'BI dashboards'],
  'Services run together with their developers',
];

const rows = readSystems('systems.md');

it('has a row for every system, and every responsibility a system', () => {
  expect(rows.map(({ system }) => system)).toEqual(NAMED);
  expect([...new Set(rows.map(row => row.responsibility))].sort()).toEqual(
    [...RESPONSIBILITY_IDS].sort(),
  );
});

it.each(['systems.md', 'systems.ko.md'])(
  'lists the responsibilities of each domain in %s',
  page => {
    expect(readResponsibilities(page)).toEqual(
      DEVOPS_DOMAINS.map(({ id, responsibilities }) => [id, responsibilities]),
    );
  },
);

it('says the same in Korean', () => {
  const facts = (page: string) =>
    readSystems(page).map(
      ({ system, deployments, incidents, ...fact }) => fact,
    );
  expect(facts('systems.ko.md')).toEqual(facts('systems.md'));
});

it('links to nothing that is not there', () => {
  const files = ['systems.md', 'systems.ko.md', 'snippets.md'].flatMap(
    linkedFiles,
  );
  expect(files.filter(file => !existsSync(file))).toEqual([]);
});

describe.each(rows)('$system', row => {
  const { domain, responsibility, hint } = row;

  it('is mapped as the row says, without a problem', () => {
    const mapping = parseMapping(
      toSystem(row, {
        [ANNOTATION_DOMAIN]: domain,
        [ANNOTATION_RESPONSIBILITIES]: responsibility,
      }),
    );
    expect(mapping).toMatchObject({
      domain,
      responsibilities: [responsibility],
      problems: [],
    });
  });

  it('is suggested that mapping where it has none', () => {
    const [suggestion] = suggestMappings(toSystem(row, {}));
    expect(suggestion).toMatchObject({ domain, responsibility });
    expect(suggestion.reasons[0].code).toBe(hint.place);
  });

  it('is shown by tests that exist', () => {
    expect(row.deployments).not.toBe('');
    expect(row.incidents).not.toBe('');
    expect(row.tests.length).toBeGreaterThan(0);
    for (const { name, file } of row.tests) {
      // As it stands in the source: a test of many cases has a pattern for a name.
      expect(readFileSync(file, 'utf8')).toContain(`'${name}'`);
    }
  });
});
