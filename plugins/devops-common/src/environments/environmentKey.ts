/**
 * What is the same for two names of one environment: they compare in any case.
 *
 * @public
 */
export function environmentKey(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}
