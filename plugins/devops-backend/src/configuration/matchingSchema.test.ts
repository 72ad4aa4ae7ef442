import { ConfigReader } from '@backstage/config';
import { readConfiguration } from './readConfiguration';

const read = (...rules: object[]) =>
  readConfiguration(
    new ConfigReader(
      JSON.parse(JSON.stringify({ devops: { matching: { rules } } })),
    ),
  ).matchingRules;

describe('devops.matching.rules', () => {
  it('are spelled as the portal does', () => {
    const repository = 'git@github.com:Acme/Mono.git';
    expect(
      read({ repository, environment: 'web', entityRef: 'Component:Web' }),
    ).toEqual([
      {
        repository: 'github.com/acme/mono',
        environment: 'web',
        entityRef: 'component:default/web',
      },
    ]);
  });

  it.each([
    ['matching.rules.0 must name', { entityRef: 'component:web' }],
    ['rules.0 must name', { selector: {}, entityRef: 'component:web' }],
    ['rules.0.entityRef', { source: 'github' }],
    ['rules.0.entityRef', { source: 'github', entityRef: 'user:me' }],
    ['rules.0.repository', { repository: 'mono', entityRef: 'component:web' }],
    ['sorce', { sorce: 'github', source: 'a', entityRef: 'component:web' }],
  ])('are refused with the key that is wrong: %s', (key, rule) => {
    expect(() => read(rule)).toThrow(key);
  });
});
