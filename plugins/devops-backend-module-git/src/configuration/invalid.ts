import { InputError } from '@backstage/errors';

/** Says which configuration key is wrong, and why. */
export function invalid(key: string, problem: string): InputError {
  return new InputError(`Invalid configuration at '${key}': ${problem}`);
}
