import { parseRecord } from '@devops-domains/backstage-plugin-devops-common';
import fc from 'fast-check';
import {
  deliveryOf,
  deploymentHook,
  issueHook,
  jobHook,
  mergeRequestHook,
  pipelineHook,
  pushHook,
} from '../__testUtils__/hooks';
import { readGitlabSettings } from '../configuration/gitlabSettings';
import { createGitlabConnector } from './createGitlabConnector';

const HOOKS: object[] = [
  deploymentHook(),
  issueHook({}, ['incident']),
  jobHook(),
  mergeRequestHook(),
  pipelineHook([
    { name: 'deploy', status: 'success', environment: { name: 'live' } },
  ]),
  pushHook(),
];

const CONNECTORS = (['deployments', 'pipelines', 'jobs'] as const).map(
  deploymentsFrom =>
    createGitlabConnector({
      ...readGitlabSettings(),
      deploymentsFrom,
      alerts: true,
    }),
);

/** Every place in a payload. */
function pathsOf(value: unknown): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...pathsOf(inner).map(path => [key, ...path]),
      ])
    : [];
}

function replace(value: unknown, [key, ...rest]: string[], by: unknown) {
  const copy = Array.isArray(value)
    ? [...value]
    : { ...(value as Record<string, unknown>) };
  const inside = (copy as Record<string, unknown>)[key];
  Object.assign(copy, {
    [key]: rest.length > 0 ? replace(inside, rest, by) : by,
  });
  return copy;
}

const mutated = fc
  .constantFrom(...HOOKS)
  .chain(hook =>
    fc
      .tuple(fc.constantFrom(...pathsOf(hook)), fc.jsonValue())
      .map(([path, by]) => replace(hook, path, by)),
  );

it('whatever a payload holds, it is read, ignored with a reason, or named wrong', () => {
  fc.assert(
    fc.property(
      fc.oneof(mutated, fc.jsonValue()),
      fc.constantFrom(...CONNECTORS),
      (payload, connector) => {
        const delivery = deliveryOf(payload);
        expect(connector.identify(delivery).event).not.toBe('');
        let said: unknown;
        try {
          const reading = connector.read(delivery);
          said =
            'records' in reading
              ? reading.records.map(record =>
                  parseRecord({ ...record, source: connector.name }),
                )
              : reading.ignored;
        } catch (error) {
          said = error instanceof Error ? error.name : error;
        }
        expect(
          Array.isArray(said) ||
            said === 'InputError' ||
            /\w+ \w+/.test(String(said)),
        ).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});
