/**
 * What the store knows a record by: `source/externalId`.
 *
 * @param record - as it was sent, valid or not
 * @returns empty, and so no record's, where one of them is no text
 */
export function refOfRecord(record: unknown): string {
  const { source, externalId } = (record ?? {}) as Record<string, unknown>;
  return typeof source === 'string' && typeof externalId === 'string'
    ? `${source}/${externalId}`
    : '';
}
