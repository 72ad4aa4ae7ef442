/**
 * The JSON text of what came as a value. Null where there is none, as of what is
 * nested deeper than the stack or holds itself: sending it again changes nothing.
 */
export function payloadBody(payload: unknown): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(payload ?? null));
  } catch {
    return null;
  }
}
