import { ConfigReader } from '@backstage/config';
import { readChoice } from './readChoice';
import { readPattern } from './readPattern';

const SECTION = 'devops.sources.example';
const CHOICES = ['runs', 'jobs'] as const;
const config = new ConfigReader({ from: 'jobs', jobs: '^deploy', wrong: '(' });

describe('readChoice', () => {
  it('takes what is set, else the first', () => {
    expect(readChoice(config, SECTION, 'from', CHOICES)).toBe('jobs');
    expect(readChoice(config, SECTION, 'other', CHOICES)).toBe('runs');
    expect(readChoice(undefined, SECTION, 'from', CHOICES)).toBe('runs');
  });

  it('names the key of any other word, and the words there are', () => {
    expect(() => readChoice(config, SECTION, 'wrong', CHOICES)).toThrow(
      "Invalid configuration at 'devops.sources.example.wrong': must be one of runs, jobs",
    );
  });
});

describe('readPattern', () => {
  it('fits in upper and lower case', () => {
    expect(readPattern(config, SECTION, 'jobs')?.test('Deploy it')).toBe(true);
    expect(readPattern(config, SECTION, 'other')).toBeNull();
    expect(readPattern(undefined, SECTION, 'jobs')).toBeNull();
  });

  it('names the key of what is none', () => {
    expect(() => readPattern(config, SECTION, 'wrong')).toThrow(
      "Invalid configuration at 'devops.sources.example.wrong': is no regular expression",
    );
  });
});
