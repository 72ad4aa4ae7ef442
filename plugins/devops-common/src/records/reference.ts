import { RECORD_LIMITS } from './limits';

/** What a link of a record points to. @public */
export type Reference =
  | {
      kind: 'deployment' | 'incident' | 'change';
      source: string;
      externalId: string;
    }
  | { kind: 'revision'; revision: string };

/** How a source may be called: lower-case letters, digits, `.`, `_` and `-`. @public */
export const SOURCE_NAME_PATTERN = /^[a-z0-9][a-z0-9._-]*$/;

/**
 * Reads `deployment:source/id`, `incident:source/id`, `change:source/id` or
 * `revision:…`. An id may hold slashes and colons; a source name holds neither.
 *
 * @returns null when the text is no reference
 * @public
 */
export function parseReference(text: string): Reference | null {
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(colon, 0));
  const target = text.slice(colon + 1);
  if (kind === 'revision') {
    const fits = target.length > 0 && target.length <= RECORD_LIMITS.revision;
    return fits ? { kind, revision: target } : null;
  }
  if (kind !== 'deployment' && kind !== 'incident' && kind !== 'change') {
    return null;
  }
  const slash = target.indexOf('/');
  const source = target.slice(0, Math.max(slash, 0));
  const externalId = target.slice(slash + 1);
  const fits =
    SOURCE_NAME_PATTERN.test(source) &&
    source.length <= RECORD_LIMITS.source &&
    externalId.length > 0 &&
    externalId.length <= RECORD_LIMITS.externalId;
  return fits ? { kind, source, externalId } : null;
}

/** The text that {@link parseReference} reads back. @public */
export function formatReference(reference: Reference): string {
  return reference.kind === 'revision'
    ? `revision:${reference.revision}`
    : `${reference.kind}:${reference.source}/${reference.externalId}`;
}
