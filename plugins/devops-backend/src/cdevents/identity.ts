/**
 * The id of a record: ids are unique within their source only, and subjects of
 * different kinds may share both.
 *
 * @param kind - the subject, or the type of the event where each event is a record
 */
export function externalId(kind: string, source: string, id: string): string {
  return `${kind}:${source.replaceAll('#', '%23')}#${id}`;
}
