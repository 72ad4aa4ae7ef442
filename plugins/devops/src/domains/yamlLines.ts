import { stringify } from 'yaml';
import {
  ANNOTATION_DOMAIN,
  ANNOTATION_RESPONSIBILITIES,
} from '@devops-domains/backstage-plugin-devops-common';

/** Lines for a YAML file, one a key, quoted where YAML wants it. */
export function yamlLines(values: Record<string, string>): string {
  return stringify(values, { lineWidth: 0 }).trimEnd();
}

/** The annotations that map a System, to be pasted under `metadata.annotations`. */
export function mappingLines(
  domain: string,
  responsibility: string | null,
): string {
  return yamlLines({
    [ANNOTATION_DOMAIN]: domain,
    ...(responsibility && { [ANNOTATION_RESPONSIBILITIES]: responsibility }),
  });
}
