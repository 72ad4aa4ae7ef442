import { compareCodePoints } from '../records/canonicalJson';
import { MixedDefinitions, StatedDefinitions } from './answer';
import { Definitions, LocalDefinitions } from './definitions';
import { ServiceSummary } from './facts';

/**
 * The definitions that the numbers of services were computed with.
 *
 * @param summaries - of the services of an answer; a service without one is as the
 * company has it
 * @returns single values where all agree; of what differs the company's choice,
 * and every value in use in `mixed`
 * @public
 */
export function statedDefinitions(
  summaries: readonly ServiceSummary[],
  definitions: Definitions,
): StatedDefinitions {
  const used = summaries.flatMap(one => one.definitions ?? [definitions]);
  const valuesOf = <Key extends keyof LocalDefinitions>(key: Key) =>
    [...new Set(used.map(one => one[key]))].sort(compareValues);
  const starts = valuesOf('leadTimeStart');
  const hours = valuesOf('attributionHours');
  const flags = valuesOf('countFailedPipelines');
  const mixed: MixedDefinitions = {
    ...(starts.length > 1 ? { leadTimeStart: starts } : {}),
    ...(hours.length > 1 ? { attributionHours: hours } : {}),
    ...(flags.length > 1 ? { countFailedPipelines: flags } : {}),
  };
  const environments = summaries.flatMap(one => one.productionEnvironments);
  return {
    leadTimeStart: only(starts) ?? definitions.leadTimeStart,
    attributionHours: only(hours) ?? definitions.attributionHours,
    countFailedPipelines: only(flags) ?? definitions.countFailedPipelines,
    rollbackLiveDays: definitions.rollbackLiveDays,
    countSuspects: definitions.countSuspects,
    productionEnvironments: [...new Set(environments)].sort(compareCodePoints),
    ...(Object.keys(mixed).length > 0 ? { mixed } : {}),
  };
}

function only<T>(values: T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function compareValues<T extends string | number | boolean>(a: T, b: T) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
