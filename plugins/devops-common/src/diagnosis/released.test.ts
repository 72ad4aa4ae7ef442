import { FactPool } from '../metrics/factPool';
import { releasedBy } from './released';

it('goes through no facts where nothing is told', () => {
  const facts = jest.fn();
  const pool = {
    get deployments() {
      return facts();
    },
    get changes() {
      return facts();
    },
  } as FactPool;
  const window = { from: 0, to: 1 };
  expect(releasedBy([], pool, window, new Float64Array()).size).toBe(0);
  expect(facts).not.toHaveBeenCalled();
});
