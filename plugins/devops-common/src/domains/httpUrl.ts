/**
 * Whether a text is an absolute http or https URL. Nothing else may become a
 * link: `javascript:` and `data:` would run in the reader's browser.
 *
 * @public
 */
export function isHttpUrl(value: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}
