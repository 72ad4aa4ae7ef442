/** An address that may be shown as a link; null for anything else. */
export function httpUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
