import {
  DeliveryRecord,
  DeliveryStatus,
  WriteResult,
} from '@devops-domains/backstage-plugin-devops-common';
import { ConnectorRecord } from '@devops-domains/backstage-plugin-devops-node';
import { plainText } from './plainText';

/** A record of a delivery with what became of it. */
export type RecordResult = Omit<DeliveryRecord, 'entityRef'>;

/** What became of a delivery. */
export interface Outcome {
  status: Exclude<DeliveryStatus, 'waiting'>;
  reason: string | null;
  results: RecordResult[];
}

/** Characters of what is told about a record or a delivery. */
export const LONGEST_REASON = 500;

/** What a connector said instead of records. */
export function withoutRecords(
  status: 'ignored' | 'failed',
  reason: string,
): Outcome {
  return { status, reason: plainText(reason, LONGEST_REASON), results: [] };
}

/**
 * The worst of its records decides about a delivery: what was rejected somebody
 * has to mend, what is unmatched waits for the catalog.
 *
 * @param written - one for each record, in the same order
 * @param passedOver - why a part of the delivery is no record, where one is not
 */
export function outcomeOf(
  records: readonly ConnectorRecord[],
  written: readonly WriteResult[],
  passedOver?: string,
): Outcome {
  if (records.length === 0) {
    return withoutRecords(
      'ignored',
      passedOver ?? 'it holds nothing that counts',
    );
  }
  const results = records.map((record, index): RecordResult => {
    const { result, problems = [] } = written[index];
    const { kind, externalId } = record;
    return {
      kind,
      externalId: plainText(String(externalId), LONGEST_REASON),
      result,
      problems: problems.map(({ path, message }) => ({
        path: plainText(path),
        message: plainText(message, LONGEST_REASON),
      })),
    };
  });
  const having = (result: WriteResult['result']) =>
    results.filter(one => one.result === result);
  const rejected = having('rejected');
  if (rejected.length > 0) {
    return { status: 'failed', reason: reasonOf(rejected, results), results };
  }
  const unmatched = having('unmatched');
  if (unmatched.length > 0) {
    return {
      status: 'unmatched',
      reason: reasonOf(unmatched, results),
      results,
    };
  }
  const reason = passedOver ? plainText(passedOver, LONGEST_REASON) : null;
  return { status: 'processed', reason, results };
}

function reasonOf(concerned: RecordResult[], all: RecordResult[]): string {
  const [first] = concerned.flatMap(({ problems }) => problems);
  const text = first ? `${first.path} ${first.message}` : concerned[0].result;
  const part =
    all.length > 1 ? `${concerned.length} of ${all.length} records: ` : '';
  return plainText(part + text, LONGEST_REASON);
}
