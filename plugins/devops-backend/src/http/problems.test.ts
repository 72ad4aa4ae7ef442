import { describeProblems } from './problems';

const problems = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    path: `entityRefs[${index}]`,
    message: 'must be text',
  }));

describe('describeProblems', () => {
  it('names every problem', () => {
    expect(describeProblems(problems(2))).toBe(
      'entityRefs[0]: must be text; entityRefs[1]: must be text',
    );
  });

  it('counts those that are too many to be named', () => {
    const text = describeProblems(problems(1_000_000));
    expect(text).toMatch(/entityRefs\[59\]: must be text; and 999940 more$/);
  });
});
