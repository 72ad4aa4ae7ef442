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
