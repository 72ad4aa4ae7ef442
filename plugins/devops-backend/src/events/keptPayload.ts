/**
 * What stands before the host of an address: a user, often with a password or
 * token, also where the address is encoded, as in a package URL. Looked for from
 * the `://` on: from the beginning of a scheme, a long word would be gone through
 * once for each of its letters.
 */
const USER_INFO =
  /(?<=[a-z0-9+.-]:\/\/)[^\s"\\/?#]*@|(?<=[a-z0-9+.-](?::|%3a)%2f%2f)(?:(?!%2f|%3f|%23)[^\s"\\/?#&])*(?:@|%40)/gi;

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
  const scrubbed = text.replace(USER_INFO, '');
  return {
    body: Buffer.from(scrubbed),
    payload: scrubbed === text ? payload : JSON.parse(scrubbed),
  };
}
