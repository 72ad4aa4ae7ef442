import { isError } from '@backstage/errors';
import {
  Connector,
  Reading,
} from '@devops-domains/backstage-plugin-devops-node';
import { parseJson } from '../json/parseJson';
import { ClaimedDelivery } from './deliveryRow';

/** What was thrown may hold anything, so it stays in the log of the backend. */
const UNEXPECTED =
  'the connector could not read it; the log of the backend says why';

/** Said of a payload that a connector cannot make an address of. */
const HALF_CHARACTER =
  'the payload holds half of a character (a lone surrogate), of which no address can be made';

/** A reading, or why there is none; `error` is for the log only. */
export type DeliveryReading = Reading | { failed: string; error?: Error };

/** Lets the connector read a kept delivery. */
export function readDelivery(
  connector: Connector | undefined,
  {
    headers,
    topic,
    receivedAt,
    body,
  }: Pick<ClaimedDelivery, 'headers' | 'topic' | 'receivedAt' | 'body'>,
): DeliveryReading {
  if (!connector) {
    return {
      failed:
        'no module reads this source any more; install it, then replay the delivery',
    };
  }
  // As at the door, so that what was acknowledged can be read.
  const parsed = parseJson(body);
  if (!parsed.ok) return { failed: `the payload ${parsed.message}` };
  try {
    return connector.read({
      headers,
      payload: parsed.value,
      receivedAt,
      topic,
    });
  } catch (error) {
    if (error instanceof URIError) return { failed: HALF_CHARACTER };
    return isError(error) && error.name === 'InputError'
      ? { failed: error.message }
      : { failed: UNEXPECTED, error: toError(error) };
  }
}

function toError(error: unknown): Error {
  return isError(error) ? error : new Error(String(error));
}
