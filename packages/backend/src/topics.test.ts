import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CONNECTORS } from './__testUtils__/connectors';

const ROOT = resolve(__dirname, '../../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');

const withTopics = CONNECTORS.filter(({ topics }) => topics.length > 0).map(
  ({ name }) => name,
);

/** They read repositories and examples themselves: nobody sends them anything. */
const WITHOUT_CONNECTOR = ['git', 'sample'];

it('every module has its connector in the list, alertmanager that of grafana too', () => {
  const folder = /^devops-backend-module-(.+)$/;
  const modules = readdirSync(resolve(ROOT, 'plugins'))
    .flatMap(name => folder.exec(name)?.[1] ?? [])
    .filter(name => !WITHOUT_CONNECTOR.includes(name));
  expect(CONNECTORS.map(({ name }) => name).sort()).toEqual(
    [...modules, 'grafana'].sort(),
  );
});

// Nothing listens by itself: who only installs a broker's module loses its messages.
it.each(withTopics)('the README of %s says how its topic is read', name => {
  const readme = read(`plugins/devops-backend-module-${name}/README.md`);
  const asKey = `devops.sources.${name}.events: true`;
  const asYaml = `\n    ${name}:\n      events: true\n`;
  expect([asKey, asYaml].some(text => readme.includes(text))).toBe(true);
});

it.each(['README.md', 'README.ko.md'])(
  '%s says of which sources the topics are known, and what the others need',
  page => {
    const [line = ''] = read(page)
      .split('\n')
      .filter(text => text.includes('.events: true'));
    const named = CONNECTORS.map(({ name }) => name).filter(name =>
      line.includes(`\`${name}\``),
    );
    expect(named).toEqual(withTopics);
    expect(line).toContain('events: {topics: [');
  },
);
