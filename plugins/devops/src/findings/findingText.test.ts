import { mockApis } from '@backstage/test-utils';
import {
  finding,
  FINDING_CODES,
} from '@devops-domains/backstage-plugin-devops-common';
import { koreanTranslationApi } from '../__testUtils__/korean';
import { devopsTranslationRef } from '../translation';
import { Texts } from '../language/useTexts';
import { findingLabel, findingText } from './findingText';

const textsOf = (api: ReturnType<typeof koreanTranslationApi>): Texts => {
  const snapshot = api.getTranslation(devopsTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The texts are not loaded');
  }
  return snapshot.t;
};
const english = textsOf(mockApis.translation());
const korean = textsOf(koreanTranslationApi());

const everyParam = {
  count: 1234,
  services: 2,
  releases: 3,
  changes: 4,
  of: 5,
  days: 180,
  windowDays: 365,
  perWeek: 5.1,
  environments: 'blue, green',
  annotations: 'devops-domains.io/lead-time-start',
};

it.each(FINDING_CODES)('speaks of %s in both languages', code => {
  const current = finding(code, everyParam);
  for (const t of [english, korean]) {
    const { message, next } = findingText(t, 'en', current);
    expect(message).not.toMatch(/\{|dora\./);
    expect(next).not.toMatch(/\{|dora\./);
  }
  expect(findingText(korean, 'ko', current).message).toMatch(/[가-힣]/);
  expect(findingText(korean, 'ko', current).next).toMatch(/[가-힣]/);
});

it('fills in the values, written in the language', () => {
  expect(
    findingText(english, 'en', finding('no-version', { count: 1234 })).message,
  ).toBe('Releases with neither revision nor artifact: 1,234.');
});

it.each([
  [
    'not-measured',
    'Releases left out, because nothing tells how they went: 1 (services: 1).',
  ],
  ['all-open', 'Not over yet: 1.'],
  [
    'no-changes-in-window',
    'No change that was new to production, in all that was released: 1.',
  ],
  [
    'no-lead-time-sample',
    'None of what was released gives a lead time; changes: 1.',
  ],
] as const)('reads well of one: %s', (code, message) => {
  const one = { count: 1, releases: 1, services: 1, changes: 1 };
  expect(findingText(english, 'en', finding(code, one)).message).toBe(message);
});

it('writes how often something is since it is known', () => {
  const params = {
    days: 180.04,
    windowDays: 365,
    perWeek: 5.0999,
    releases: 131,
  };
  expect(
    findingText(english, 'en', finding('known-since', params)).message,
  ).toMatch(
    /180 of its 365 days\. Since then it is 5\.1 per week \(releases: 131\)\.$/,
  );
});

it('shows what it does not know as the backend wrote it', () => {
  const unknown = { code: 'brand-new', message: 'It is so.', next: 'Do it.' };
  expect(findingText(korean, 'ko', unknown)).toEqual({
    message: 'It is so.',
    next: 'Do it.',
  });
});

it('shows the backend’s own words where a value is missing', () => {
  expect(
    findingText(korean, 'ko', {
      code: 'no-version',
      message: 'Some releases have no version.',
      next: 'Send it.',
    }).message,
  ).toBe('Some releases have no version.');
});

it('says what a code means for a single record', () => {
  expect(findingLabel(english, 'negative-lead-time')).toBe(
    'released before it was made',
  );
  expect(findingLabel(korean, 'suspect')).toBe('의심: 롤백이 건너뜀');
  expect(findingLabel(english, 'brand-new')).toBe('brand-new');
});
