import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { repositoryKey } from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';
import { MatchingRule } from '../ingestion/matchingRules';

const text = z.string().trim().min(1);

const repository = text.transform((address, context) => {
  const key = repositoryKey(address);
  if (key !== null) return key;
  const message = 'must be the address of a repository: https://host/org/repo';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const rule = z
  .strictObject({
    source: text.optional(),
    repository: repository.optional(),
    environment: text.optional(),
    selector: z.record(text, text).optional(),
    entityRef: text.refine(isServiceRef, {
      error: 'must be an entity ref such as component:default/checkout',
    }),
  })
  .refine(
    ({ source, environment, selector = {}, ...rest }) =>
      [source, environment, rest.repository].some(Boolean) ||
      Object.keys(selector).length > 0,
    {
      error:
        'must name a source, repository, environment or selector: it would hold for every record',
    },
  )
  .transform(
    ({ entityRef, ...conditions }): MatchingRule => ({
      ...conditions,
      entityRef: stringifyEntityRef(parseEntityRef(entityRef)),
    }),
  );

/** `devops.matching`; its frequency is read as a duration elsewhere. */
export const matchingSchema = z.looseObject({
  rules: z.array(rule, { error: 'must be a list of rules' }).default([]),
});

function isServiceRef(ref: string): boolean {
  try {
    return /^(component|resource)$/i.test(parseEntityRef(ref).kind);
  } catch {
    return false;
  }
}
