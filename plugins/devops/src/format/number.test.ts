import { formatNumber, formatProbability, formatRate } from './number';

it('writes numbers with at most one digit after the point', () => {
  expect(formatNumber(2.3456, 'en')).toBe('2.3');
  expect(formatNumber(12345, 'ko')).toBe('12,345');
});

it('never shows a number that is not 0 as 0', () => {
  expect(formatNumber(0.0166, 'en')).toBe('0.017');
  expect(formatNumber(-0.0004, 'en')).toBe('-0.0004');
  expect(formatNumber(0.05, 'en')).toBe('0.1');
  expect(formatNumber(0, 'en')).toBe('0');
});

it('writes rates as percentages, in the way of the language', () => {
  expect(formatRate(0.048, 'en')).toBe('4.8%');
  expect(formatRate(0.048, 'ko')).toBe('4.8%');
  expect(formatRate(0.048, 'de')).toBe('4,8\u00a0%');
  expect(formatRate(0, 'en')).toBe('0%');
  expect(formatRate(1, 'en')).toBe('100%');
});

it('never shows a rate that is not 0 as 0', () => {
  expect(formatRate(0.0002, 'en')).toBe('0.02%');
});

it('writes probabilities without false precision', () => {
  expect(formatProbability(0.0312, 'en')).toBe('= 0.031');
  expect(formatProbability(0.00001, 'en')).toBe('< 0.001');
});
