import { createHash } from 'node:crypto';
import {
  canonicalJson,
  Definitions,
} from '@devops-domains/backstage-plugin-devops-common';

/** Raised whenever the code computes other facts from the same records and definitions. */
const RULES_REVISION = 6;

/** Names what facts are computed with besides the records; facts with another hash are computed again. */
export function definitionsHash(definitions: Definitions): string {
  return createHash('sha256')
    .update(canonicalJson({ definitions, RULES_REVISION }))
    .digest('hex');
}
