import { NotFoundError } from '@backstage/errors';
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
