import { Instant } from './instant';
import { Change } from './record';

/**
 * When a change was merged, as its sender has it; one without a pull request was
 * pushed when it was committed.
 *
 * @returns null for a pull request that is still open, and where nobody said when
 * @public
 */
export function mergedAt({
  pullRequest,
  committedAt,
  authoredAt,
}: Partial<
  Pick<Change, 'pullRequest' | 'committedAt' | 'authoredAt'>
>): Instant | null {
  return pullRequest ? pullRequest.mergedAt : committedAt ?? authoredAt ?? null;
}
