/** No answer of an API is larger; bytes. */
const LARGEST = 64 * 1024 * 1024;

/** The JSON of a response, or why there is none: cut off, too large, or something else. */
export async function readJson(
  response: Response,
): Promise<{ value: unknown } | { problem: string }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > LARGEST) {
        return { problem: `the answer is larger than ${LARGEST} bytes` };
      }
      chunks.push(chunk);
    }
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { problem: 'the answer broke off or is not JSON' };
  }
}

/** Enough for what an API says of a refusal; bytes. */
const SAID = 4_096;

/** What the body of a refusal begins with; the rest is not waited for. */
export async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Leaving the loop cancels the body.
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size >= SAID) {
        break;
      }
    }
  } catch {
    // What has come is all there is.
  }
  return Buffer.concat(chunks).subarray(0, SAID).toString('utf8');
}
