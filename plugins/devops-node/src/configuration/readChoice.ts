import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * Reads a setting that is one of a few words.
 *
 * @param section - key of the `config`, for the message
 * @param choices - the first is taken where it is not set
 * @throws InputError naming the key
 * @public
 */
export function readChoice<T extends string>(
  config: Config | undefined,
  section: string,
  name: string,
  choices: readonly T[],
): T {
  const text = config?.getOptionalString(name) ?? choices[0];
  const found = choices.find(one => one === text);
  if (!found) {
    throw new InputError(
      `Invalid configuration at '${section}.${name}': must be one of ${choices.join(
        ', ',
      )}`,
    );
  }
  return found;
}
