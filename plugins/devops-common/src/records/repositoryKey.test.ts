import fc from 'fast-check';
import { repositoryKey } from './repositoryKey';

describe('repositoryKey', () => {
  it.each([
    'https://github.com/Acme/Cart',
    'https://github.com/acme/cart.git',
    'https://github.com/acme/cart/',
    'https://user:secret@github.com:443/acme/cart',
    'git@github.com:acme/cart.git',
    'ssh://git@github.com/acme/cart.git',
    'https://github.com/acme/cart/tree/main/services/',
    'https://github.com/acme/cart/blob/main/catalog-info.yaml',
    'https://github.com/acme/cart/-/tree/main',
  ])('reads %s', address => {
    expect(repositoryKey(address)).toBe('github.com/acme/cart');
  });

  it('keeps apart what differs, and refuses what is no address', () => {
    expect(repositoryKey('https://git.example:8443/a/b')).toBe(
      'git.example:8443/a/b',
    );
    expect(repositoryKey('https://github.com/acme/src')).toBe(
      'github.com/acme/src',
    );
    expect(repositoryKey('https://github.com/')).toBeNull();
    expect(repositoryKey('acme/cart')).toBeNull();
  });

  it('never throws, and reads its own spelling back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), text => {
        const key = repositoryKey(text);
        expect(key && repositoryKey(`https://${key}`)).toBe(key);
      }),
    );
  });
});
