import { z } from 'zod';
import { MappingProblem } from '../domains/mapping';
import { DomainsAnswer, DomainSystem } from '../domains/overview';
import { SUGGESTION_REASON_CODES } from '../domains/suggestionReason';

const text = z.string();
const textOrNull = z.string().nullable();
const count = z.int().min(0);

export const mappingProblemSchema: z.ZodType<MappingProblem> = z.object({
  path: text,
  code: text,
  message: text,
  value: text,
  nearest: textOrNull,
  fix: text,
});

export const domainSystemSchema: z.ZodType<DomainSystem> = z.object({
  entityRef: text,
  title: text,
  description: textOrNull,
  owner: textOrNull,
  tags: z.array(text),
  responsibilities: z.array(text),
  activities: z.array(
    z.object({
      activity: text,
      owners: z.array(text),
      evidence: z.array(z.object({ title: text, url: text })),
    }),
  ),
  gaps: z.array(text),
  problems: z.array(mappingProblemSchema),
  adoption: z.object({
    components: count,
    teams: count,
    teamsTotal: count,
    servicesServed: count.nullable(),
    servicesServedBefore: count.nullable(),
  }),
});

export const domainsAnswerSchema: z.ZodType<DomainsAnswer> = z.object({
  domains: z.array(
    z.object({
      domain: text,
      entityRef: text,
      title: text,
      systems: z.array(domainSystemSchema),
      uncovered: z.array(text),
    }),
  ),
  unmapped: z.array(
    z.object({
      entityRef: text,
      title: text,
      owner: textOrNull,
      problems: z.array(mappingProblemSchema),
      suggestions: z.array(
        z.object({
          domain: text,
          responsibility: textOrNull,
          reason: text,
          reasons: z.array(
            z.object({ code: z.enum(SUGGESTION_REASON_CODES), value: text }),
          ),
        }),
      ),
    }),
  ),
});
