import { Match } from './matching';

type Waiting = Extract<Match, { reason: string }>;

/** Why a record waits that the catalog has not been asked about, or did not answer. */
export const CATALOG_SILENT: Waiting = {
  path: '$.entityRef',
  reason: 'the catalog did not answer; the record waits until it does',
};

/** Why a record waits that was written before anybody looked for its entity. */
export const NOT_ASKED: Waiting = {
  path: '$.entityRef',
  reason: 'will be looked up in the catalog',
};

/** As it is kept with the record. */
export function toWaitingReason({ path, reason }: Waiting): string {
  return `${path} ${reason}`;
}
