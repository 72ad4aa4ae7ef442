/** The address if a browser may follow it, which is http or https only; else null. */
export function webLink(url: string | null | undefined): string | null {
  if (!url) {
    return null;
  }
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null;
  } catch {
    return null;
  }
}
