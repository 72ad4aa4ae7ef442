import fc from 'fast-check';
import { DEVOPS_DOMAINS } from './devopsDomains';
import { editDistance } from './editDistance';
import { findNearest } from './nearest';
import { RESPONSIBILITY_IDS } from './responsibilities';

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '한') });

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['dns', '', 3],
    ['dns', 'dns', 0],
    ['dsn', 'dns', 1],
    ['messagin', 'messaging', 1],
    ['massaging', 'messaging', 1],
    ['kitten', 'sitting', 3],
    // Restricted: a swapped pair is not edited again.
    ['ca', 'abc', 3],
    ['네트워크', '네트웍', 2],
  ])('of %p and %p is %p', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is zero only for the same text, symmetric and bounded', () => {
    fc.assert(
      fc.property(words, words, (from, to) => {
        const distance = editDistance(from, to);
        expect(distance === 0).toBe(from === to);
        expect(editDistance(to, from)).toBe(distance);
        expect(distance).toBeLessThanOrEqual(Math.max(from.length, to.length));
        expect(distance).toBeGreaterThanOrEqual(
          Math.abs(from.length - to.length),
        );
      }),
    );
  });
});

describe('findNearest', () => {
  const domains = DEVOPS_DOMAINS.map(({ id, title }) => ({
    id,
    labels: [title.en, title.ko],
  }));

  it.each([
    ['data-platfrom', 'data-platform'],
    ['Data Platform', 'data-platform'],
    ['데이터 플랫폼', 'data-platform'],
    ['networks', 'network'],
    ['monitoring', 'monitoring-platform'],
    ['security_platform', 'security-platform'],
    ['deployment platform', 'development-platform'],
    ['platform', null],
    ['payments', null],
    ['', null],
    ['---', null],
  ])('of the domains to %p is %p', (value, nearest) => {
    expect(findNearest(value, domains)).toBe(nearest);
  });

  it('finds every responsibility in spite of one slip', () => {
    const candidates = RESPONSIBILITY_IDS.map(id => ({ id }));
    fc.assert(
      fc.property(
        fc.constantFrom(...RESPONSIBILITY_IDS),
        fc.nat(),
        (id, position) => {
          const at = position % id.length;
          const slip = `${id.slice(0, at)}q${id.slice(at)}`;
          expect(findNearest(slip, candidates)).toBe(id);
        },
      ),
    );
  });
});
