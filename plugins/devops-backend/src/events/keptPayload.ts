import { withoutUserInfo } from '@devops-domains/backstage-plugin-devops-common';

/** A payload as it is kept, and its JSON text. */
export interface KeptPayload {
  body: Buffer;
  payload: unknown;
}

/**
 * What is kept of a payload that came as a value. Nobody signed it, so that what
 * must not be kept is left out: pipelines like to send the address that they clone
 * from, with the token in it.
 *
 * @returns null where there is no JSON text of it, as of what is nested deeper than
 * the stack or holds itself: sending it again changes nothing
 */
export function keptPayload(payload: unknown): KeptPayload | null {
  let text: string;
  try {
    text = JSON.stringify(payload ?? null);
  } catch {
    return null;
  }
  const scrubbed = withoutUserInfo(text);
  return {
    body: Buffer.from(scrubbed),
    payload: scrubbed === text ? payload : JSON.parse(scrubbed),
  };
}
