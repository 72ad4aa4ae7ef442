const REVISION = /^[0-9a-f]{20,64}$/;
const SHOWN = 12;

/** A version as the screen calls it: a revision cut to what tells it apart, anything else as it is. */
export const shortVersion = (version: string): string =>
  REVISION.test(version) ? version.slice(0, SHOWN) : version;
