import { ConfigReader } from '@backstage/config';
import { readConfiguration } from '../configuration/readConfiguration';

const read = (...writers: unknown[]) =>
  readConfiguration(
    new ConfigReader(JSON.parse(JSON.stringify({ devops: { writers } }))),
  ).writers;

describe('devops.writers', () => {
  it('knows host and source of the two well-known issuers', () => {
    expect(
      read(
        { subject: 'external:github:repo:acme/*' },
        { subject: 'external:gitlab:project_path:acme/*', host: 'git.acme.io' },
      ),
    ).toMatchObject([
      {
        host: 'github.com',
        sources: ['github-actions', 'cdevents'],
        anyEntity: false,
      },
      { host: 'git.acme.io', sources: ['gitlab-ci', 'cdevents'] },
    ]);
  });

  it('spells entities and repositories as the portal does', () => {
    const [writer] = read({
      subject: 'external:vault:ci',
      sources: ['ci'],
      entities: ['Component:Checkout'],
      repositories: ['git@github.com:Acme/Shop.git'],
    });
    expect(writer).toMatchObject({
      host: null,
      entities: ['component:default/checkout'],
      repositories: ['github.com/acme/shop'],
    });
  });

  it.each([
    ['subject', { subject: 'external:github:repo:*' }],
    ['subject', { subject: 'external:*' }],
    ['subject', {}],
    ['entities', { subject: 'external:vault:ci', sources: ['ci'] }],
    ['sources', { subject: 'external:vault:ci', entities: ['component:a'] }],
    [
      'host',
      { subject: 'external:vault:ci', anyEntity: true, host: 'github.com' },
    ],
    ['host', { subject: 'external:repo:acme/*', host: 'https://github.com' }],
    ['entities.0', { subject: 'external:repo:acme/*', entities: ['user:me'] }],
    [
      'repositories.0',
      { subject: 'external:repo:acme/*', repositories: ['acme/shop'] },
    ],
    ['sources.0', { subject: 'external:repo:acme/*', sources: ['A/B'] }],
  ])('names the key %s that is wrong', (key, writer) => {
    expect(() => read(writer)).toThrow(`devops.writers.0.${key} `);
  });

  it('does not take an unknown key for nothing', () => {
    const writer = { subject: 'external:repo:acme/*', entitys: [] };
    expect(() => read(writer)).toThrow('entitys');
  });
});
