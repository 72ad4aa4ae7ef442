import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  devopsSourcesExtensionPoint,
  Source,
} from '@devops-domains/backstage-plugin-devops-node';
import devopsModuleSample from '.';
import { isSampleEnabled } from './isSampleEnabled';

async function addedSources(sample: object): Promise<Source[]> {
  const added: Source[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        devopsSourcesExtensionPoint,
        { addSource: source => added.push(source) },
      ],
    ],
    features: [
      devopsModuleSample,
      mockServices.rootConfig.factory({ data: { devops: { sample } } }),
    ],
  });
  await backend.stop();
  return added;
}

describe('devopsModuleSample', () => {
  it('adds the source in development', async () => {
    expect(await addedSources({})).toMatchObject([{ name: 'sample' }]);
  });

  it('can be left out by what it says itself', async () => {
    const [{ configuration }] = await addedSources({});
    expect(configuration).toEqual({ devops: { sample: { enabled: false } } });
    expect(await addedSources({ enabled: false })).toEqual([]);
  });

  it('names the key of a wrong configuration', async () => {
    await expect(addedSources({ enabled: 'maybe' })).rejects.toThrow(
      /devops\.sample\.enabled/,
    );
  });
});

describe('isSampleEnabled', () => {
  it.each([
    [undefined, 'production', false],
    [true, 'production', true],
    [false, 'production', false],
    [undefined, 'development', true],
    [undefined, undefined, true],
    [false, 'development', false],
  ])('with %s in %s is %s', (enabled, environment, expected) => {
    const config = new ConfigReader({ devops: { sample: { enabled } } });
    expect(isSampleEnabled(config, environment ?? '')).toBe(expected);
  });
});
