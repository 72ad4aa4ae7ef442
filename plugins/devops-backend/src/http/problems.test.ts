import { inWords } from '@devops-domains/backstage-plugin-devops-node';
import { z } from 'zod';
import { describeProblems, problemsOf } from './problems';

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

describe('problemsOf', () => {
  it('says where something stands that is not known', () => {
    const schema = z.strictObject({ list: z.array(z.strictObject({})) });
    const value = { list: [{}, { a: 1 }], form: 1 };
    const { error } = schema.safeParse(value, { error: inWords });
    expect(problemsOf(error!)).toEqual([
      { path: 'list[1].a', message: 'is not known here' },
      { path: 'form', message: 'is not known here' },
    ]);
  });
});
