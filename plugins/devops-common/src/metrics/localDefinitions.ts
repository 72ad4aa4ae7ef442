import { canonicalJson, compareCodePoints } from '../records/canonicalJson';
import {
  Definitions,
  LEAD_TIME_STARTS,
  LocalDefinitions,
  MAX_ATTRIBUTION_HOURS,
} from './definitions';

/** Reads the value of an annotation; undefined where it is none of those that can be chosen. */
type ReadValue = (text: string) => Partial<LocalDefinitions> | undefined;

const READERS: Record<string, ReadValue> = {
  'devops-domains.io/lead-time-start': text => {
    const leadTimeStart = LEAD_TIME_STARTS.find(start => start === text);
    return leadTimeStart && { leadTimeStart };
  },
  'devops-domains.io/attribution-hours': text => {
    const attributionHours = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : NaN;
    return attributionHours <= MAX_ATTRIBUTION_HOURS
      ? { attributionHours }
      : undefined;
  },
  'devops-domains.io/count-failed-pipelines': text =>
    text === 'true' || text === 'false'
      ? { countFailedPipelines: text === 'true' }
      : undefined,
};

/**
 * Annotations of a Component or Resource by which it chooses where its lead times
 * start, how long incidents are attributed to its releases, and whether its failed
 * pipelines count. They win over all other configuration.
 *
 * @public
 */
export const DEFINITION_ANNOTATIONS: readonly string[] = Object.keys(READERS);

/**
 * What the annotations of an entity choose.
 *
 * @returns `invalid` names those that hold no valid value: they choose nothing. An
 * empty one is taken for one that was not filled in.
 * @public
 */
export function readDefinitionAnnotations(
  annotations: Readonly<Record<string, string>>,
): { chosen: Partial<LocalDefinitions>; invalid: string[] } {
  const chosen: Partial<LocalDefinitions> = {};
  const invalid: string[] = [];
  for (const [name, read] of Object.entries(READERS)) {
    const text = annotations[name]?.trim() ?? '';
    const choice = text === '' ? {} : read(text);
    if (choice) {
      Object.assign(chosen, choice);
    } else {
      invalid.push(name);
    }
  }
  return { chosen, invalid };
}

/**
 * What holds for the deployments of each source of one service: what the service
 * chose, else the source, else the company.
 */
export function localDefinitions(
  chosen: Partial<LocalDefinitions>,
  definitions: Definitions,
): (source: string) => LocalDefinitions {
  const { leadTimeStart, attributionHours, countFailedPipelines, bySource } =
    definitions;
  return source => ({
    leadTimeStart,
    attributionHours,
    countFailedPipelines,
    // A source may be called `constructor`: only its own keys are configuration.
    ...(Object.hasOwn(bySource, source) ? bySource[source] : {}),
    ...chosen,
  });
}

/** The given definitions without repetition, in an order that only depends on them. */
export function distinctDefinitions(
  all: readonly LocalDefinitions[],
): LocalDefinitions[] {
  const distinct = new Map(all.map(one => [canonicalJson(one), one]));
  return [...distinct]
    .sort(([a], [b]) => compareCodePoints(a, b))
    .map(([, one]) => one);
}
