import {
  MAPPING_PROBLEM_CODES,
  MappingProblem,
} from '@devops-domains/backstage-plugin-devops-common';
import { mockApis } from '@backstage/test-utils';
import { koreanTranslationApi } from '../../__testUtils__/korean';
import { Texts } from '../../language/useTexts';
import { devopsTranslationRef } from '../../translation';
import { problemText } from './problemText';

function texts(api: ReturnType<typeof koreanTranslationApi>): Texts {
  const snapshot = api.getTranslation(devopsTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The texts are not loaded');
  }
  return snapshot.t;
}

const languages = {
  en: texts(mockApis.translation()),
  ko: texts(koreanTranslationApi()),
};

const problem = (part: Partial<MappingProblem>): MappingProblem => ({
  path: 'metadata.annotations["devops-domains.io/domain"]',
  code: 'domain-unknown',
  message: 'as the parser says it',
  value: 'dns',
  nearest: null,
  fix: 'as the parser mends it',
  ...part,
});

describe.each(['en', 'ko'] as const)('a problem in %s', language => {
  it.each(MAPPING_PROBLEM_CODES)('has words for %s', code => {
    for (const nearest of [null, 'network']) {
      const { what, fix } = problemText(
        languages[language],
        problem({ code, nearest }),
        'network',
      );
      for (const text of [what, fix]) {
        expect(text).not.toMatch(/domains\.problems|\{\{|as the parser/);
        expect(/[가-힣]/.test(text)).toBe(language === 'ko');
      }
    }
  });

  it('shows the words of the parser for a code it does not know', () => {
    expect(
      problemText(languages[language], problem({ code: 'of-tomorrow' }), null),
    ).toEqual({ what: 'as the parser says it', fix: 'as the parser mends it' });
  });
});

it('offers only the responsibilities of the domain', () => {
  expect(
    problemText(
      languages.en,
      problem({ code: 'responsibility-unknown', value: 'x' }),
      'network',
    ).fix,
  ).toBe('Write one of: networking, proxy-vpn, dns.');
});

it('never drops what the author wrote', () => {
  expect(
    problemText(languages.en, problem({ value: '<b>&$t(domains.title)' }), null)
      .what,
  ).toBe('“<b>&$t(domains.title)” is not a DevOps domain.');
});
