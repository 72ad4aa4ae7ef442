import { DatabaseError, withoutValues } from './databaseError';

const failing = (fields: object) =>
  Object.assign(
    new Error("insert into x values ('confidential') - why"),
    fields,
  );

describe('an error of the database', () => {
  it('says where it happened, and nothing of the statement', async () => {
    const original = failing({ code: '42P01' });
    const error: DatabaseError = await withoutValues('It failed', async () => {
      throw original;
    }).catch(thrown => thrown);
    expect(error.message).toBe('It failed (42P01)');
    expect(error.stack).not.toContain('confidential');
    const [, frame] = original.stack?.split(/\n(?=\s+at )/) ?? [];
    expect(error.stack).toContain(frame.trim());
  });

  it('tells what mistake in the code it is', () => {
    const error = new DatabaseError('It failed', new TypeError('x is null'));
    expect(error.message).toBe('It failed (TypeError: x is null)');
    expect([error.isOfValues, error.isPassing]).toEqual([false, false]);
  });

  it.each([
    ['57P01', { isOfValues: false, isPassing: true }],
    ['22P02', { isOfValues: true, isPassing: false }],
    ['42P01', { isOfValues: false, isPassing: false }],
  ])('knows what %s means for another try', (code, meaning) => {
    expect(new DatabaseError('It failed', failing({ code }))).toMatchObject(
      meaning,
    );
  });

  it('takes what is no error for one', () => {
    expect(new DatabaseError('It failed', 'text').message).toBe(
      'It failed (unknown error)',
    );
  });
});
