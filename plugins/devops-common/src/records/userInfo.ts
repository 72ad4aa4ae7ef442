/**
 * What stands before the host of an address: a user, often with a password or
 * token, also where the address is encoded, as in a package URL. Looked for from
 * the `://` on: from the beginning of a scheme, a long word would be gone through
 * once for each of its letters.
 */
const USER_INFO =
  /(?<=[a-z0-9+.-]:\/\/)[^\s"\\/?#]*@|(?<=[a-z0-9+.-](?::|%3a)%2f%2f)(?:(?!%2f|%3f|%23)[^\s"\\/?#&])*(?:@|%40)/gi;

/**
 * The text without the users, passwords and tokens of the addresses in it; also of
 * a JSON text, which stays one.
 *
 * @public
 */
export function withoutUserInfo(text: string): string {
  return text.replace(USER_INFO, '');
}
