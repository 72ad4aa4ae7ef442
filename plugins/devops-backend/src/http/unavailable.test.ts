import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import request from 'supertest';
import { asUser, emptyStore, startRouter } from './__testUtils__/startRouter';
import { asUnavailable } from './unavailable';

const failing = (fields: object) =>
  Object.assign(new Error('connect 10.0.0.5:5432'), fields);

describe('asUnavailable', () => {
  it.each([
    ['a refused connection', { code: 'ECONNREFUSED' }],
    ['a server that starts', { code: '57P03' }],
    ['too many connections', { code: '53300' }],
    ['a statement that took too long', { code: '57014' }],
    ['a lock that was not to be had', { code: '55P03' }],
    ['a deadlock', { code: '40P01' }],
    ['a transaction that gave way', { code: '40001' }],
    ['a database that only reads', { code: '25006' }],
    ['a file that is locked', { code: 'SQLITE_BUSY_SNAPSHOT' }],
    [
      'a connection that broke off',
      { message: 'select $1 - Connection terminated unexpectedly' },
    ],
    [
      'a connection that is not used again',
      {
        message:
          'Client has encountered a connection error and is not queryable',
      },
    ],
    ['a pool that is used up', { name: 'KnexTimeoutError' }],
    ['a catalog that fails', { name: 'ResponseError', statusCode: 500 }],
    [
      'a request that fails',
      { name: 'TypeError', cause: failing({ code: 'ECONNRESET' }) },
    ],
  ])('asks for another try after %s, and tells nothing else', (_, fields) => {
    const error = failing(fields);
    expect(asUnavailable(error)).toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'The database or the catalog does not answer; try again soon',
      stack: error.stack,
    });
  });

  it.each([
    ['what is wrong in the request', new NotFoundError('no')],
    [
      'a refusal of the catalog',
      failing({ name: 'ResponseError', statusCode: 403 }),
    ],
    ['a broken constraint', failing({ code: '23505' })],
    ['a statement that is wrong', failing({ code: '42P01' })],
    [
      'a value that looks like one',
      failing({
        message: "insert 'x - Connection terminated' - broken constraint",
      }),
    ],
    ['what says itself what to do', new ServiceUnavailableError('full')],
    ['a mistake in the code', new TypeError('x is undefined')],
    ['no error', 'text'],
  ])('leaves %s as it is', (_, error) => {
    expect(asUnavailable(error)).toBe(error);
  });

  it('is the answer of every route, 503 in its status', async () => {
    const countUnmatched = async () => {
      throw failing({ code: 'ECONNREFUSED', address: '10.0.0.5' });
    };
    const { server } = await startRouter({
      store: { ...emptyStore, countUnmatched },
    });
    const { status, body } = await request(server)
      .get('/api/devops/v1/health')
      .set('authorization', asUser);
    expect(status).toBe(503);
    expect(body.error.name).toBe('ServiceUnavailableError');
    expect(body.error.message).not.toContain('10.0.0.5');
  });
});
