import { compareCodePoints } from '../records/canonicalJson';
import { mergedAt } from '../records/mergedAt';
import { CarriedChanges } from './carriedChanges';
import { ServiceHistory, WaitingChange } from './facts';

/**
 * The changes that were merged and wait for a release; one that several records
 * describe is one. Left out is what a release may have brought to production
 * without anybody saying so: what was merged before a release of which it is
 * unknown what it carried.
 *
 * @param history - distinct records in a fixed order
 */
export function waitingChanges(
  { service, changes, excludedChanges = [] }: ServiceHistory,
  { carrier, unknownUntil }: CarriedChanges,
): WaitingChange[] {
  const excluded = new Set(excludedChanges);
  const waiting = new Map<string, WaitingChange>();
  for (const change of changes) {
    const { revision, automated, url } = change;
    const at = mergedAt(change);
    if (at !== null && !carrier.has(revision) && !excluded.has(revision)) {
      const known = waiting.get(revision);
      waiting.set(revision, {
        service,
        revision,
        mergedAt: Math.min(at, known?.mergedAt ?? at),
        automated: automated || (known?.automated ?? false),
        url: known?.url ?? url,
      });
    }
  }
  return [...waiting.values()]
    .filter(change => unknownUntil === null || change.mergedAt > unknownUntil)
    .sort(
      (a, b) =>
        a.mergedAt - b.mergedAt || compareCodePoints(a.revision, b.revision),
    );
}
