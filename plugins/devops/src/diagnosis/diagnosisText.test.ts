import { mockApis } from '@backstage/test-utils';
import {
  Diagnosis,
  DIAGNOSIS_CODES,
} from '@devops-domains/backstage-plugin-devops-common';
import { koreanTranslationApi } from '../__testUtils__/korean';
import { Texts } from '../language/useTexts';
import { devopsTranslationRef } from '../translation';
import { diagnosisText } from './diagnosisText';

const textsOf = (api: ReturnType<typeof koreanTranslationApi>): Texts => {
  const snapshot = api.getTranslation(devopsTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The texts are not loaded');
  }
  return snapshot.t;
};
const english = textsOf(mockApis.translation());
const korean = textsOf(koreanTranslationApi());

const diagnosis = (part: Partial<Diagnosis>): Diagnosis => ({
  code: 'slow-pipeline',
  kind: 'system',
  service: null,
  others: 0,
  message: 'It is so.',
  next: 'Do it.',
  params: {
    n: 16,
    slow: 15,
    large: 15,
    waiting: 15,
    limit: 10,
    limitSeconds: 3600,
    p50: 17,
    p50Seconds: 10_380,
    p90Seconds: 12_300,
    pipelineP50Seconds: 1_500,
    failed: 12,
    usual: 13,
    failedP50: 46.5,
    usualP50: 11,
    failedP50Seconds: 864_000,
    usualP50Seconds: 172_800,
    p: 0.003,
  },
  metrics: ['lead-time'],
  ...part,
});

it.each(DIAGNOSIS_CODES)('speaks of %s in both languages', code => {
  const current = diagnosis({ code });
  for (const t of [english, korean]) {
    const { message, next } = diagnosisText(t, 'en', current);
    expect(message).not.toMatch(/\{|diagnosis\.|It is so/);
    expect(next).not.toMatch(/\{|diagnosis\.|Do it/);
  }
  expect(diagnosisText(korean, 'ko', current).message).toMatch(/[가-힣]/);
  expect(diagnosisText(korean, 'ko', current).next).toMatch(/[가-힣]/);
});

it('writes each number as what it is', () => {
  expect(diagnosisText(english, 'en', diagnosis({})).message).toBe(
    'Building, testing and deploying takes long: 15 of 16 releases took 1 h or longer. Half of them took 2 h 53 min or longer, one in ten 3 h 25 min.',
  );
  expect(
    diagnosisText(
      english,
      'en',
      diagnosis({ code: 'larger-batches-after-failure' }),
    ).message,
  ).toContain('46.5 changes (12 times) instead of 11 (13 times)');
  expect(
    diagnosisText(english, 'en', diagnosis({ code: 'pause-after-failure' }))
      .message,
  ).toContain(
    '10 d (12 times) instead of 2 d (13 times), in this period and the one before (p = 0.003)',
  );
});

it('tells the share of the wait where it is known', () => {
  const { params } = diagnosis({});
  expect(diagnosisText(english, 'en', diagnosis({})).delivery).toBeNull();
  expect(
    diagnosisText(
      english,
      'en',
      diagnosis({
        params: { ...params, deliveryP50Seconds: 172_800, deliveryShare: 0.8 },
      }),
    ).delivery,
  ).toBe(
    'Half of the changes waited 2 d or longer between merge and release, 80% of their lead time.',
  );
});

it.each([
  ['an unknown code', { code: 'brand-new' }],
  ['a number that is missing', { params: {} }],
])('shows %s as the backend wrote it', (_, part) => {
  expect(diagnosisText(korean, 'ko', diagnosis(part))).toEqual({
    message: 'It is so.',
    next: 'Do it.',
    delivery: null,
  });
});
