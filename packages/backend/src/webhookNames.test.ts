import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CONNECTORS } from './__testUtils__/connectors';

const ROOT = resolve(__dirname, '../../..');

const NAMES = CONNECTORS.filter(({ signatures }) => signatures.length > 0)
  .map(({ name }) => name)
  .sort();

it.each(['README.md', 'README.ko.md'])(
  '%s names every source that takes webhooks, and no other',
  page => {
    const [line = ''] = readFileSync(resolve(ROOT, page), 'utf8')
      .split('\n')
      .filter(text => text.includes('.webhook.secret`'));
    const [list = ''] = /`[\w-]+`(?:, `[\w-]+`){3,}/.exec(line) ?? [];
    const named = [...list.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
    expect(named.sort()).toEqual(NAMES);
  },
);
