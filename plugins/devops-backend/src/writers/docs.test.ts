import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { readConfiguration } from '../configuration/readConfiguration';

it('documents a configuration that is read', () => {
  const page = resolve(__dirname, '../../../../docs/pipelines.md');
  const blocks = readFileSync(page, 'utf8').split(/^```(?:yaml)?$/m);
  const example = blocks.find(text => /^ {2}writers:$/m.test(text)) ?? '';
  const { writers } = readConfiguration(new ConfigReader(parse(example)));
  expect(writers).toHaveLength(2);
});
