import { WaitingReason } from '@devops-domains/backstage-plugin-devops-common';
import { LONGEST_REASON } from '../inbox/outcome';
import { plainText } from '../inbox/plainText';
import { EntityWay } from '../store/recordRows';
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

/** What a reason says in the place of the annotations that a record names its entity by. */
export const NAMED_ANNOTATIONS = 'these annotations';

/**
 * What `matchEntity` says, by the code that a reader knows it by; what stands in
 * brackets are its parameters. Senders name things by any text: only the ends, which
 * are never theirs, tell one from another.
 */
const SAID: [NonNullable<WaitingReason['code']>, RegExp][] = [
  [
    'not-in-catalog',
    /^(?<named>.+) is not in the catalog; the record waits until it is$/s,
  ],
  [
    'no-candidate',
    /^no Component or Resource of the catalog has (?<named>.+); the record waits until one has$/s,
  ],
  [
    'several-candidates',
    /^\d+ entities have (?<named>.+) \((?<candidates>.+)\); send entityRef to say which one is meant$/s,
  ],
];

/**
 * Reads what {@link toWaitingReason} made. It is told as short as in the delivery log.
 *
 * @param selector - by which the record names its entity, if it does
 */
export function explainWaiting(
  kept: string,
  selector: EntityWay['selector'],
): Omit<WaitingReason, 'records'> {
  const reason = kept.slice(kept.indexOf(' ') + 1);
  const annotations = Object.entries(selector ?? {})
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
  const message = selector
    ? // By a function: what was sent is no pattern of a replacement.
      reason.replace(NAMED_ANNOTATIONS, () => annotations)
    : reason;
  for (const [code, pattern] of SAID) {
    // Read before it is cut, which takes the end away.
    const params = pattern.exec(message)?.groups;
    if (params) return told(code, message, params);
  }
  return told(null, message, {});
}

function told(
  code: WaitingReason['code'],
  message: string,
  params: Record<string, string>,
): Omit<WaitingReason, 'records'> {
  const short = (text: string) => plainText(text, LONGEST_REASON);
  return {
    code,
    message: short(message),
    params: Object.fromEntries(
      Object.entries(params).map(([name, text]) => [name, short(text)]),
    ),
  };
}
