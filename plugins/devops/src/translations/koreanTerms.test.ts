import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import korean from './ko';

const README = resolve(__dirname, '../../../../README.ko.md');

/** What other words were used for, and the one that stands: the seed's where it has one. */
const WORDS: [other: RegExp, word: string][] = [
  [/애노테이션|애너테이션/, '어노테이션'],
  [/시험 이벤트/, '테스트 이벤트'],
  [/샘플 데이터|예제 데이터/, '예시 데이터'],
  [/변경 ?실패율/, '변경으로 인한 결함률'],
  [/리드 ?타임/, '변경 적용 소요 시간'],
  [/비밀 ?값|공유 비밀/, '시크릿'],
  [/아티팩트/, '산출물'],
  [/이전 기간/, '직전 기간'],
];

it.each(WORDS)('calls what is meant by %s by one name: %s', other => {
  const texts = [...Object.values(korean), readFileSync(README, 'utf8')];
  expect(texts.filter(text => other.test(text))).toEqual([]);
});
