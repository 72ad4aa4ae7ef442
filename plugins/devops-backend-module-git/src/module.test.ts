import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  devopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import devopsModuleGit from '.';

async function addedSources(git: object): Promise<Source[]> {
  const added: Source[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        devopsSourcesExtensionPoint,
        { addSource: source => added.push(source) },
      ],
    ],
    features: [
      devopsModuleGit,
      mockServices.rootConfig.factory({ data: { devops: { git } } }),
    ],
  });
  await backend.stop();
  return added;
}

describe('devopsModuleGit', () => {
  it('adds a source where a repository is configured', async () => {
    const sources = await addedSources({
      repositories: [{ path: '.', entityRef: 'component:portal' }],
      schedule: { frequency: 'PT1H', timeout: 'PT5M' },
    });
    expect(sources).toMatchObject([
      { name: 'git', schedule: { frequency: { hours: 1 } } },
    ]);
  });

  it('is configured as its example says', async () => {
    const here = { repositories: [{ path: '.', entityRef: 'component:a' }] };
    const [{ configuration, documentation }] = await addedSources(here);
    expect(documentation).toMatch(/^https:/);
    const text = JSON.stringify(configuration).replace('HOST', 'example.org');
    const { git } = JSON.parse(text).devops;
    const allowed = { ...git, allowedHosts: ['example.org'] };
    expect(await addedSources(allowed)).toMatchObject([{ name: 'git' }]);
  });

  it('adds none otherwise', async () => {
    expect(await addedSources({})).toEqual([]);
  });

  it('refuses to start with a wrong configuration', async () => {
    await expect(
      addedSources({ repositories: [{ path: '.' }] }),
    ).rejects.toThrow(/devops\.git\.repositories\[0\]\.entityRef/);
  });
});
