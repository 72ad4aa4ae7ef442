import { SourceHealth } from '@devops-domains/backstage-plugin-devops-common';

/** How well a source feeds the portal, in the order in which sources are shown. */
export const SOURCE_STATES = [
  'failing',
  'refused',
  'waits',
  'feeds',
  'nothing-yet',
  'secret-missing',
] as const;

/** One of {@link SOURCE_STATES}. */
export type SourceState = (typeof SOURCE_STATES)[number];

const isFailing = ({ lastError, lastDelivery }: SourceHealth) =>
  lastError !== null || lastDelivery?.status === 'failed';

/** Whether nothing can come in: its webhook is closed, and it has no other way. */
const isClosed = ({ secret, eventBus, scheduled }: SourceHealth) =>
  secret === 'missing' && !eventBus && !scheduled;

const hasFed = ({ records, lastReceivedAt, lastDelivery }: SourceHealth) =>
  records > 0 || lastReceivedAt !== null || lastDelivery !== null;

/** Whether what is sent to it is kept in the log before it is read. */
export const isLogged = ({ webhook, eventBus, lastDelivery }: SourceHealth) =>
  webhook !== null || eventBus || lastDelivery !== null;

/** Whether the last delivery that came was refused: one let in since makes it history. */
export const isRefused = ({ lastRefusal, lastDelivery }: SourceHealth) =>
  lastRefusal !== null &&
  !(
    lastDelivery &&
    Date.parse(lastDelivery.receivedAt) > Date.parse(lastRefusal.at)
  );

/** The state that matters most for who runs the portal. */
export function stateOf(source: SourceHealth): SourceState {
  if (isFailing(source)) return 'failing';
  if (isClosed(source)) return 'secret-missing';
  if (source.waiting !== null && source.records === 0) return 'waits';
  if (hasFed(source)) return 'feeds';
  // Anybody can be refused: that says nothing of a source that feeds the portal.
  return isRefused(source) ? 'refused' : 'nothing-yet';
}

/** Those that fail, then those that feed, then those still to be set up; by name among equals. */
export function byState(sources: readonly SourceHealth[]): SourceHealth[] {
  const rank = (source: SourceHealth) => SOURCE_STATES.indexOf(stateOf(source));
  return [...sources].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.title.localeCompare(b.title) ||
      a.source.localeCompare(b.source),
  );
}
