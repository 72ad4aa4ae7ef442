import { CustomErrorBase } from '@backstage/errors';

/**
 * A request to another system's API that did not give an answer. The message
 * holds the path and the status, never a parameter, a header or a body.
 *
 * @public
 */
export class ApiError extends CustomErrorBase {
  name = 'ApiError' as const;

  constructor(
    /** Path below the API's base address. */
    readonly path: string,
    /** Of the answer; null when there was none, or none that could be read. */
    readonly status: number | null,
    problem: string,
  ) {
    super(`GET ${path}: ${problem}`);
  }
}
