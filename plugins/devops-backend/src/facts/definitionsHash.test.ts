import { DEFAULT_DEFINITIONS } from '@devops-domains/backstage-plugin-devops-common';
import { definitionsHash } from './definitionsHash';

it('is another one where a source chooses otherwise, and the same whatever the order', () => {
  const bySource = (sources: object) =>
    definitionsHash({ ...DEFAULT_DEFINITIONS, bySource: { ...sources } });
  const ci = { attributionHours: 1, countFailedPipelines: true };
  const cd = { leadTimeStart: 'mergedAt' };
  const hashes = [{}, { ci }, { cd }, { ci: cd }, { ci, cd }].map(bySource);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashes[0]).toBe(definitionsHash(DEFAULT_DEFINITIONS));
  const turned = { countFailedPipelines: true, attributionHours: 1 };
  expect(bySource({ cd, ci: turned })).toBe(bySource({ ci, cd }));
});
