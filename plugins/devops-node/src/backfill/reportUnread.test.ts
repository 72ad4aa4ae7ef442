import { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ApiError } from './ApiError';
import { reportUnread } from './reportUnread';

const entityRefs = ['component:default/checkout', 'component:default/cart'];

function setUp() {
  const controller = new AbortController();
  const told: [entityRef: string | undefined, message: string | null][] = [];
  const warn = jest.fn();
  const report = (error: unknown) =>
    reportUnread(error, {
      context: {
        signal: controller.signal,
        reportError: async (message, entityRef) =>
          void told.push([entityRef, message]),
      },
      logger: { warn } as Partial<LoggerService> as LoggerService,
      entityRefs,
      title: 'GitLab',
      advice: new Map([[403, 'give the token the scope read_api']]),
    });
  return { controller, report, told, warn };
}

describe('reportUnread', () => {
  it.each([
    [
      'the answer of the other system, with what to do',
      new ApiError('/projects/1', 403, 'answered 403'),
      'GET /projects/1: answered 403: give the token the scope read_api',
    ],
    [
      'an answer that nothing is advised of',
      new ApiError('/projects/1', 500, 'answered 500'),
      'GET /projects/1: answered 500',
    ],
    [
      'that there was no answer',
      new ApiError('/projects/1', null, 'did not answer'),
      'GET /projects/1: did not answer',
    ],
    [
      'what was found wrong here',
      new NotFoundError('There is no project 1'),
      'There is no project 1',
    ],
    [
      'nothing of what came from elsewhere, which may hold secrets',
      new Error('connect https://robot:hunter2@gitlab.example'),
      'reading the history failed; the log of the backend says why',
    ],
    [
      'nothing of what is no error',
      'hunter2',
      'reading the history failed; the log of the backend says why',
    ],
  ])('tells the readers of every entity %s', async (_, error, message) => {
    const { report, told } = setUp();
    await report(error);
    expect(told).toEqual(entityRefs.map(entityRef => [entityRef, message]));
  });

  it('tells the log why, and of whom', async () => {
    const { report, warn } = setUp();
    const error = new Error('connect ECONNREFUSED');
    await report(error);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(
      `The history of ${entityRefs.join(', ')} could not be read`,
      expect.objectContaining({
        cause: error,
        message: expect.stringContaining('GitLab'),
      }),
    );
  });

  it('tells nobody while the backend shuts down: then nothing failed', async () => {
    const { controller, report, told, warn } = setUp();
    const reason = new Error('shutting down');
    controller.abort(reason);
    await expect(report(new Error('aborted'))).rejects.toBe(reason);
    expect(told).toEqual([]);
    expect(warn).not.toHaveBeenCalled();
  });
});
