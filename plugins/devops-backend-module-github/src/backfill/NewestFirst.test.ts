import { z } from 'zod';
import { NewestFirst } from './NewestFirst';

const day = (number: number) => Date.UTC(2026, 10, number);

describe('a list whose items come the latest first', () => {
  it('is not at its end where a page could not be read', async () => {
    async function* pages() {
      yield [new Date(day(20)).toISOString()];
      throw new Error('answered 500');
    }
    const list = new NewestFirst(pages(), z.string(), item => item);
    expect(await list.downTo(day(21))).toHaveLength(1);
    await expect(list.more()).rejects.toThrow('answered 500');
    // Whoever passed that over must not take the rest for nothing.
    await expect(list.more()).rejects.toThrow('answered 500');
    await expect(list.downTo(day(1))).rejects.toThrow('answered 500');
  });
});
