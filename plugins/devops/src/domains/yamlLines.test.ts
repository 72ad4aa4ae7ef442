import { parse } from 'yaml';
import { mappingLines, yamlLines } from './yamlLines';

it('writes plain lines without quotes', () => {
  expect(mappingLines('data-platform', 'messaging')).toBe(
    'devops-domains.io/domain: data-platform\ndevops-domains.io/responsibilities: messaging',
  );
  expect(mappingLines('network', null)).toBe(
    'devops-domains.io/domain: network',
  );
});

it.each(['yes: no', '# not a comment', '*a', 'true', '1', 'a: b', '- x', ' x'])(
  'quotes %p, so that it is read back as it was',
  value => {
    expect(parse(yamlLines({ key: value }))).toEqual({ key: value });
  },
);

it('never breaks a long value into several lines', () => {
  const owners = Array.from(
    { length: 40 },
    (_, i) => `group:default/team-${i}`,
  );
  expect(yamlLines({ key: owners.join(', ') }).split('\n')).toHaveLength(1);
});
