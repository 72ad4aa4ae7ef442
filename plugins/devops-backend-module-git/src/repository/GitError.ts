import { CustomErrorBase } from '@backstage/errors';

/** Why a repository could not be read. The message is fit for an operator. */
export class GitError extends CustomErrorBase {
  name = 'GitError' as const;

  constructor(
    readonly reason:
      | 'missing'
      | 'failed'
      | 'timeout'
      | 'aborted'
      | 'not-allowed'
      | 'no-repository'
      | 'no-branch',
    message: string,
  ) {
    super(message);
  }
}
