/**
 * Text that every database can keep and every reader can see: without control
 * characters, and no longer than a line of the log can be.
 */
export function plainText(text: string, length = 200): string {
  const plain = text.replace(/[\p{Cc}\p{Cs}]/gu, '\uFFFD');
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}
