import { canonicalJson } from '../records/canonicalJson';
import { Definitions, LocalDefinitions } from './definitions';
import { ServiceSummary } from './facts';
import {
  distinctDefinitions,
  readDefinitionAnnotations,
} from './localDefinitions';
import { ProductionDeployment } from './waves';

/**
 * What a summary says of the choices of a service and its sources: nothing where
 * the company's hold throughout, as they do for nearly every service.
 *
 * @param context - `local`: what holds for the deployments of a source
 */
export function statedChoices(
  { chosen, invalid }: ReturnType<typeof readDefinitionAnnotations>,
  deployments: readonly ProductionDeployment[],
  context: {
    local: (source: string) => LocalDefinitions;
    definitions: Definitions;
  },
): Pick<ServiceSummary, 'definitions' | 'invalidAnnotations'> {
  const { leadTimeStart, attributionHours, countFailedPipelines } =
    context.definitions;
  const company = { leadTimeStart, attributionHours, countFailedPipelines };
  const sources = new Set(deployments.map(({ source }) => source));
  const used =
    sources.size > 0
      ? distinctDefinitions([...sources].map(context.local))
      : [{ ...company, ...chosen }];
  return {
    ...(canonicalJson(used) === canonicalJson([company])
      ? {}
      : { definitions: used }),
    ...(invalid.length > 0 ? { invalidAnnotations: invalid } : {}),
  };
}
