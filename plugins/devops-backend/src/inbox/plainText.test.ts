import { plainText } from './plainText';

describe('plain text', () => {
  it('holds nothing that cannot be seen or kept', () => {
    expect(plainText('a\0b\nc\ud83d')).toBe('a\uFFFDb\uFFFDc\uFFFD');
    expect(plainText('ok 🚀')).toBe('ok 🚀');
  });

  it('is cut without leaving half a character', () => {
    expect(plainText('abcdef', 4)).toBe('abc…');
    expect(plainText('ab🚀def', 4)).toBe('ab\uFFFD…');
    expect(plainText('ab🚀', 4)).toBe('ab🚀');
  });
});
