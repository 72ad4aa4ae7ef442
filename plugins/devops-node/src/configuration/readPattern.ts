import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * A regular expression of the configuration, in upper or lower case alike.
 *
 * @param key - of the text, whole
 * @throws InputError naming the key
 * @public
 */
export function toPattern(text: string, key: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    throw new InputError(
      `Invalid configuration at '${key}': is no regular expression`,
    );
  }
}

/**
 * Reads a setting that is a regular expression.
 *
 * @param section - key of the `config`, for the message
 * @returns null where it is not set
 * @throws InputError naming the key
 * @public
 */
export function readPattern(
  config: Config | undefined,
  section: string,
  name: string,
): RegExp | null {
  const text = config?.getOptionalString(name);
  return text === undefined ? null : toPattern(text, `${section}.${name}`);
}
