import {
  environmentKey,
  MergedRecord,
  repositoryKey,
} from '@devops-domains/backstage-plugin-devops-common';
import { EntityWay, wayOf } from '../store/recordRows';

/** What a record says that may decide to which entity it belongs. */
export interface MatchRequest extends EntityWay {
  source: string;
  environment: string | null;
}

/** What a merged record says. */
export function toMatchRequest(merged: MergedRecord): MatchRequest {
  const { environment } = merged.fields;
  return {
    ...wayOf(merged),
    source: merged.source,
    environment: environment ?? null,
  };
}

/** One entry of `devops.matching.rules`: all that it names must hold. */
export interface MatchingRule {
  source?: string;
  /** As `repositoryKey` spells it. */
  repository?: string;
  environment?: string;
  selector?: Readonly<Record<string, string>>;
  /** The entity of records for which it holds. */
  entityRef: string;
}

/**
 * The entity that a person has decided on for records like this; null where
 * nobody has. The first rule that holds decides. Who names an entity is meant
 * literally: rules are for what annotations and repositories leave open.
 */
export function entityByRule(
  rules: readonly MatchingRule[],
  request: MatchRequest,
): string | null {
  if (request.entityRef) return null;
  return rules.find(rule => holds(rule, request))?.entityRef ?? null;
}

function holds(rule: MatchingRule, request: MatchRequest): boolean {
  const { source, repository, environment, selector = {} } = rule;
  return (
    (source === undefined || source === request.source) &&
    (repository === undefined ||
      (request.repository !== null &&
        repository === repositoryKey(request.repository))) &&
    (environment === undefined ||
      (request.environment !== null &&
        environmentKey(environment) === environmentKey(request.environment))) &&
    Object.entries(selector).every(
      ([name, value]) => request.selector?.[name] === value,
    )
  );
}
