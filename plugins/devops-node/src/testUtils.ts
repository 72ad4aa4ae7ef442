/**
 * For the tests of connectors.
 *
 * @packageDocumentation
 */
import {
  addVersion,
  completeRecord,
  mergeVersions,
  parseRecord,
  RecordVersion,
  StoredRecord,
} from '@devops-domains/backstage-plugin-devops-common';
import { Connector, Delivery } from './connector';

/**
 * What is stored of a source after these payloads, in this order: its records
 * with all their versions merged, ordered by their ids.
 *
 * @param deliveredAt - when all of them are received, integer milliseconds
 * @throws Error when the connector's records do not fit the HTTP contract
 * @public
 */
export function storedAfter(
  connector: Connector,
  payloads: readonly unknown[],
  deliveredAt: number = 0,
): StoredRecord[] {
  const stored = new Map<string, RecordVersion[]>();
  for (const payload of payloads) {
    const delivery: Delivery = {
      headers: {},
      payload,
      receivedAt: deliveredAt,
      topic: null,
    };
    for (const version of versionsOf(connector, delivery)) {
      const known = stored.get(version.externalId) ?? [];
      const { versions } = addVersion(known, version);
      // As the store does: what is not whole yet is refused, unless it is deleted.
      if (!mergeVersions(versions).deleted) complete(versions);
      stored.set(version.externalId, versions);
    }
  }
  return [...stored.keys()].sort().map(id => complete(stored.get(id)!));
}

function versionsOf(connector: Connector, delivery: Delivery): RecordVersion[] {
  const reading = connector.read(delivery);
  const records = 'records' in reading ? reading.records : [];
  return records.map(record => {
    const parsed = parseRecord({ ...record, source: connector.name });
    if (!parsed.ok) {
      throw new Error(JSON.stringify(parsed.problems));
    }
    return parsed.version;
  });
}

function complete(versions: RecordVersion[]): StoredRecord {
  const completed = completeRecord(mergeVersions(versions), null);
  if (!completed.ok) {
    throw new Error(JSON.stringify(completed.problems));
  }
  return completed.record;
}
