import { isHttpUrl } from '@devops-domains/backstage-plugin-devops-common';
import {
  instantText,
  parsePayload,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { SentrySettings } from '../configuration/sentrySettings';
import { PROJECT_ANNOTATION } from './annotation';

const issueSchema = z.object({
  data: z.object({
    issue: z.object({
      id: z.union([z.string(), z.int()]).transform(String),
      title: z.string().nullish(),
      level: z.string().nullish(),
      firstSeen: instantText,
      permalink: z.string().nullish(),
      web_url: z.string().nullish(),
      project: z.object({ slug: z.string() }),
    }),
  }),
});

/** Whether the issue is over after what happened to it; others say nothing of that. */
const IS_OVER: Record<string, boolean> = {
  created: false,
  unresolved: false,
  resolved: true,
  archived: true,
};

/** An issue of Sentry, where the configuration makes incidents of them. */
export function readIssue(
  payload: unknown,
  action: string,
  at: string,
  settings: SentrySettings,
): Reading {
  if (!settings.issues) {
    return { ignored: 'issues are no incidents, see issues' };
  }
  if (!Object.hasOwn(IS_OVER, action)) {
    return { ignored: `issue.${action.slice(0, 40)} says nothing of its end` };
  }
  const { issue } = parsePayload(issueSchema, payload, 'Sentry').data;
  const url = issue.web_url ?? issue.permalink;
  return {
    records: [
      {
        kind: 'incident',
        externalId: `issue/${issue.id}`,
        updatedAt: at,
        selector: { [PROJECT_ANNOTATION]: issue.project.slug },
        openedAt: issue.firstSeen,
        resolvedAt: IS_OVER[action] ? at : null,
        severity: issue.level ?? null,
        title: issue.title ?? null,
        ...(url && isHttpUrl(url) && { url }),
      },
    ],
  };
}
