import { SourceProgress } from '../source';
import { BackfillProgress } from './BackfillProgress';

function setUp() {
  const states = new Map<string, unknown>();
  const said: (SourceProgress | null)[] = [];
  const create = () =>
    new BackfillProgress({
      getState: async key => states.get(key),
      setState: async (key, value) => void states.set(key, value),
      reportProgress: async progress => void said.push(progress),
    });
  return { create, said };
}

const what = 'weeks of history';

describe('BackfillProgress', () => {
  it('begins with nothing done, and shows that it waits', async () => {
    const { create, said } = setUp();
    const progress = create();
    await progress.begin(2, 90);
    await progress.wait(5);
    await progress.wait(null);
    expect(said).toEqual([
      { done: 0, total: 26, what },
      { done: 0, total: 26, what, waitingUntil: 5 },
      { done: 0, total: 26, what, waitingUntil: null },
    ]);
  });

  it('leaves what was said last until it knows better', async () => {
    const { create, said } = setUp();
    await create().begin(1, 90);
    const progress = create();
    await progress.begin(1, 90);
    expect(said).toHaveLength(1);
    await progress.update([{ done: 7, total: 13 }]);
    await progress.update([{ done: 7, total: 13 }]);
    await progress.update([{ done: 13, total: 13 }]);
    expect(said.slice(1)).toEqual([{ done: 7, total: 13, what }, null]);
  });
});
