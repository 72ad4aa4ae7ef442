import { formatDuration, formatDurationInWords } from './duration';

describe('formatDuration', () => {
  it.each([
    [0, '0 s', '0초'],
    [0.4, '0 s', '0초'],
    [45, '45 s', '45초'],
    [59.6, '1 min', '1분'],
    [60, '1 min', '1분'],
    [125, '2 min 5 s', '2분 5초'],
    [3599.9, '1 h', '1시간'],
    [41_820, '11 h 37 min', '11시간 37분'],
    [86_399, '1 d', '1일'],
    [86_400 * 3 + 3_600 * 4 + 59, '3 d 4 h', '3일 4시간'],
    [86_400 * 2 + 86_399, '3 d', '3일'],
    [86_400 * 1234, '1,234 d', '1,234일'],
  ])('writes %d seconds as %s and %s', (seconds, en, ko) => {
    expect(formatDuration(seconds, 'en')).toBe(en);
    expect(formatDuration(seconds, 'ko')).toBe(ko);
  });

  it('shows one unit where the place is small', () => {
    expect(formatDuration(41_820, 'en', 1)).toBe('12 h');
    expect(formatDuration(41_820, 'ko', 1)).toBe('12시간');
    expect(formatDuration(86_000, 'en', 1)).toBe('1 d');
  });

  it('follows any other language through Intl', () => {
    expect(formatDuration(41_820, 'de')).toBe('11 Std. 37 Min.');
  });
});

describe('formatDurationInWords', () => {
  it.each([
    [86_400 * 30, '30 days', '30일'],
    [86_400 * 29.7, '30 days', '30일'],
    [86_400 * 1.2, '29 hours', '29시간'],
    [90, '90 seconds', '90초'],
    [1, '1 second', '1초'],
  ])('says %d seconds as %s and %s', (seconds, en, ko) => {
    expect(formatDurationInWords(seconds, 'en')).toBe(en);
    expect(formatDurationInWords(seconds, 'ko')).toBe(ko);
  });
});
