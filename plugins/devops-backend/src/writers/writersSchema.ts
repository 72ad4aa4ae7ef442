import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  SOURCE_NAME_PATTERN,
  repositoryKey,
} from '@devops-domains/backstage-plugin-devops-common';
import { z } from 'zod';
import { parseSubjectPattern, SubjectPattern } from './subjectPattern';

/** One entry of `devops.writers`. */
export interface WriterEntry {
  pattern: SubjectPattern;
  /** Host of the repositories that the subjects name; null where they name none. */
  host: string | null;
  sources: readonly string[] | null;
  entities: readonly string[];
  /** As `repositoryKey` spells them. */
  repositories: readonly string[];
  anyEntity: boolean;
}

const DEFAULTS = {
  repo: { host: 'github.com', sources: ['github-actions', 'cdevents'] },
  project_path: { host: 'gitlab.com', sources: ['gitlab-ci', 'cdevents'] },
};

const pattern = z.string().transform((text, context) => {
  const parsed = parseSubjectPattern(text);
  if (typeof parsed !== 'string') return parsed;
  context.addIssue({ code: 'custom', message: parsed });
  return z.NEVER;
});

const repository = z.string().transform((text, context) => {
  const key = repositoryKey(text);
  if (key !== null) return key;
  const message = 'must be the address of a repository: https://host/org/repo';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const entity = z.string().transform((text, context) => {
  try {
    const ref = parseEntityRef(text);
    if (/^(component|resource)$/i.test(ref.kind))
      return stringifyEntityRef(ref);
  } catch {
    // Told below, like a ref of another kind.
  }
  const message = 'must be an entity ref such as component:default/checkout';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

const source = z.string().regex(SOURCE_NAME_PATTERN, {
  error: 'must be a name of lower-case letters, digits, ".", "_" and "-"',
});

const writer = z
  .strictObject({
    subject: pattern,
    host: z
      .string()
      .regex(/^[a-z0-9.-]+(:\d+)?$/i, {
        error: 'must be a host such as github.com',
      })
      .optional(),
    sources: z.array(source).min(1).optional(),
    entities: z.array(entity).default([]),
    repositories: z.array(repository).default([]),
    anyEntity: z.boolean().default(false),
  })
  .superRefine((entry, context) => {
    const complain = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [key], message });
    const { entities, repositories, anyEntity } = entry;
    if (entry.subject?.form !== 'exact') return;
    if (entry.host) {
      complain('host', 'is for subjects that name a repository');
    }
    if (!anyEntity && entities.length + repositories.length === 0) {
      complain(
        'entities',
        'must list what the subject may write, as it names no repository; or set repositories or anyEntity',
      );
    }
    if (!anyEntity && !entry.sources) {
      complain('sources', 'must list the values of source that it may send');
    }
  })
  .transform(({ subject, host, sources, ...rest }): WriterEntry => {
    const known = subject.form === 'exact' ? null : DEFAULTS[subject.claim];
    return {
      ...rest,
      pattern: subject,
      host: known && (host ?? known.host),
      sources: sources ?? (rest.anyEntity ? null : known?.sources ?? null),
    };
  });

/** `devops.writers`. */
export const writersSchema = z.array(writer, {
  error: 'must be a list of writers',
});
