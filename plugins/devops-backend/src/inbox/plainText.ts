/**
 * Text that every database can keep and every reader can see: without control
 * characters, and no longer than a line of the log can be.
 */
export function plainText(text: string, length = 200): string {
  // Cut first, as it may leave half a character, which no database keeps.
  const cut = text.length > length ? `${text.slice(0, length - 1)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}
