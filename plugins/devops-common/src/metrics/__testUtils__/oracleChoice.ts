import { Definitions, LocalDefinitions } from '../definitions';
import { ServiceHistory } from '../facts';

/** The entity's annotation, else the source's setting, else the company's. */
export function oracleChoice<Key extends keyof LocalDefinitions>(
  key: Key,
  source: string,
  { definitionAnnotations = {} }: ServiceHistory,
  definitions: Definitions,
): LocalDefinitions[Key] {
  const name = {
    leadTimeStart: 'lead-time-start',
    attributionHours: 'attribution-hours',
    countFailedPipelines: 'count-failed-pipelines',
  }[key];
  const text = definitionAnnotations[`devops-domains.io/${name}`];
  const isValid =
    text !== undefined &&
    {
      leadTimeStart: /^(authored|committed|opened|merged)At$/,
      attributionHours: /^[0-9.]+$/,
      countFailedPipelines: /^(true|false)$/,
    }[key].test(text);
  if (isValid) {
    return (
      key === 'leadTimeStart' ? text : JSON.parse(text)
    ) as LocalDefinitions[Key];
  }
  return definitions.bySource[source]?.[key] ?? definitions[key];
}
