import fc from 'fast-check';
import { arbitraryRecords, changeFields } from './arbitraryRecords';

type Said = Record<string, unknown>;

/**
 * The same records, where all of them say the same of a revision: who is right of
 * two that contradict each other is no question for the definitions.
 */
export const consistentRecords: fc.Arbitrary<Said[]> = fc
  .tuple(
    arbitraryRecords,
    fc.record({
      r1: fc.record(changeFields),
      r2: fc.record(changeFields),
      r3: fc.record(changeFields),
    }),
  )
  .map(([records, graph]) => {
    const known = (said: Said) => {
      const revision = said.revision as keyof typeof graph;
      return { ...graph[revision], revision };
    };
    return records.map((record: Said) => {
      if (record.kind === 'change') {
        return { ...record, ...known(record), externalId: record.revision };
      }
      const changes = record.changes as Said[] | undefined;
      return changes ? { ...record, changes: changes.map(known) } : record;
    });
  });
