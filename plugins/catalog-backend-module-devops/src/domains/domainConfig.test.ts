import { mockServices } from '@backstage/backend-test-utils';
import { readDomainConfig } from './domainConfig';

type ConfigData = NonNullable<mockServices.rootConfig.Options['data']>;

function read(domains?: ConfigData) {
  return readDomainConfig(
    mockServices.rootConfig({ data: domains ? { devops: { domains } } : {} }),
  );
}

describe('readDomainConfig', () => {
  it('has a default for everything', () => {
    const config = read();
    expect(config.namespace).toBe('devops');
    expect(config.ownerOf('network')).toBe('group:default/devops');
  });

  it('takes an owner for all and one for a single domain', () => {
    const config = read({
      namespace: 'infra',
      owner: 'platform',
      owners: { network: 'user:default/Kim' },
    });
    expect(config.namespace).toBe('infra');
    expect(config.ownerOf('network')).toBe('user:default/kim');
    expect(config.ownerOf('data-platform')).toBe('group:default/platform');
  });

  it.each<[ConfigData, string]>([
    [{ namespace: 'no spaces' }, 'devops.domains.namespace: "no spaces"'],
    [{ owner: 'component:default/x' }, 'devops.domains.owner: "component'],
    [{ owner: 'a b' }, 'devops.domains.owner: "a b"'],
    [
      { owners: { netwrok: 'sre' } },
      'devops.domains.owners.netwrok: "netwrok"',
    ],
    [{ owners: { network: 'a:b:c/d' } }, 'devops.domains.owners.network: "a:b'],
    [{ owner: 5 }, 'devops.domains.owner'],
    [{ owners: 'sre' }, 'devops.domains.owners'],
  ])('refuses %p and names the key', (domains, message) => {
    expect(() => read(domains)).toThrow(message);
  });
});
