import { IssueEvent, IssueLink } from './issueEvent';

/** Issues have ids within their Jira, and a portal may hear of several. */
export function issueId({ id, self }: { id: string; self?: string | null }) {
  return self && URL.canParse(self) ? `${new URL(self).host}/${id}` : id;
}

/** How a link reads from an issue that is no trouble of its own. */
const SAME_TROUBLE = /^duplicates$/i;

/** The issue whose trouble this one is; null where it stands by itself. */
export function originalOf({ issue }: IssueEvent): string | null {
  const [original] = (issue.fields.issuelinks ?? [])
    .flatMap(originalsOf)
    .sort();
  return original ? `incident:jira/${original}` : null;
}

/** A link reads outward to the issue that it names as outward, and inward from the other. */
function originalsOf({ type, inwardIssue, outwardIssue }: IssueLink): string[] {
  return [
    ...(outwardIssue && SAME_TROUBLE.test(type.outward)
      ? [issueId(outwardIssue)]
      : []),
    ...(inwardIssue && SAME_TROUBLE.test(type.inward)
      ? [issueId(inwardIssue)]
      : []),
  ];
}

/** Where a person reads the issue. */
export function issueUrl({ issue }: IssueEvent): string | null {
  const root = /^(https?:\/\/.+?)\/rest\//.exec(issue.self ?? '')?.[1];
  return root ? `${root}/browse/${encodeURIComponent(issue.key)}` : null;
}
