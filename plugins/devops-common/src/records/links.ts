import { LinkRelation } from './override';
import { StoredRecord } from './record';

/** That one record names another. @public */
export interface RecordLink {
  relation: LinkRelation | 'overrides' | 'excludes' | 'leadsTo';
  /** `deployment:source/id`, `incident:source/id`, `change:source/id` or `revision:…`. */
  target: string;
}

/** What a record names, each target once. @public */
export function linksOf(record: StoredRecord): RecordLink[] {
  switch (record.kind) {
    case 'deployment':
      return [...new Set(record.fixes ?? [])].map(target => ({
        relation: 'fixes',
        target,
      }));
    case 'incident':
      return [
        ...link('causedBy', record.causedBy),
        ...link('duplicateOf', record.duplicateOf),
      ];
    case 'override':
      return [
        ...link(
          record.action === 'exclude' ? 'excludes' : 'overrides',
          record.target,
        ),
        ...link('leadsTo', record.to),
      ];
    default:
      return [];
  }
}

function link(
  relation: RecordLink['relation'],
  target: string | null,
): RecordLink[] {
  return target === null ? [] : [{ relation, target }];
}
