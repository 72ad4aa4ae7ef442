import { keptPayload } from './keptPayload';

const kept = (value: unknown) => {
  const { body, payload } = keptPayload(value) ?? {};
  expect(JSON.parse(String(body))).toEqual(payload);
  return payload;
};

describe('a kept payload', () => {
  it('holds no user and no token of an address', () => {
    expect(
      kept({
        source: 'https://ci:token@git.example.org/shop',
        purl: 'pkg:generic/a?vcs_url=git+https://x-access-token:t@host/a.git',
        encoded: 'pkg:generic/a?vcs_url=git%2Bhttps%3A%2F%2Fci%3At%40host%2Fa',
        half: 'pkg:generic/a?vcs_url=git+https:%2F%2Fci:t@host%2Fa',
        list: ['see HTTP://user@host:8080/a?b=c@d, not a@b.c'],
        'https://key:secret@host': 1,
      }),
    ).toEqual({
      source: 'https://git.example.org/shop',
      purl: 'pkg:generic/a?vcs_url=git+https://host/a.git',
      encoded: 'pkg:generic/a?vcs_url=git%2Bhttps%3A%2F%2Fhost%2Fa',
      half: 'pkg:generic/a?vcs_url=git+https:%2F%2Fhost%2Fa',
      list: ['see HTTP://host:8080/a?b=c@d, not a@b.c'],
      'https://host': 1,
    });
  });

  it('is otherwise what was sent', () => {
    const payload = {
      url: 'https://medium.com/@user',
      mail: 'a@b.c',
      form: 'url=https%3A%2F%2Fhost&to=a%40b.c',
    };
    expect(kept(payload)).toBe(payload);
    expect(keptPayload(undefined)?.body.toString()).toBe('null');
  });

  it('is soon made of any text', () => {
    const startedAt = performance.now();
    kept(['a'.repeat(1_000_000), 'a://'.repeat(250_000)]);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('is none of what has no JSON', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    expect(keptPayload(circular)).toBeNull();
    expect(keptPayload(1n)).toBeNull();
  });
});
