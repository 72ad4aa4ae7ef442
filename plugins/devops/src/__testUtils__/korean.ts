import {
  AppLanguageApi,
  createTranslationRef,
  TranslationApi,
} from '@backstage/core-plugin-api/alpha';
import { mockApis } from '@backstage/test-utils';
import korean from '../translations/ko';

/** Gives the Korean texts of this plugin at once; those of others stay English. */
export function koreanTranslationApi(): TranslationApi {
  const translations = mockApis.translation();
  const koreanRef = createTranslationRef({
    id: 'plugin.devops.korean',
    messages: korean,
  });
  const inKorean = (id: string) => id === 'plugin.devops';
  return {
    getTranslation: ref =>
      translations.getTranslation(
        inKorean(ref.id) ? (koreanRef as unknown as typeof ref) : ref,
      ),
    translation$: ref => translations.translation$(ref),
  };
}

/** An app whose language stays as it is. */
export function languageApi(language: string): AppLanguageApi {
  return {
    getAvailableLanguages: () => ({ languages: [language] }),
    getLanguage: () => ({ language }),
    setLanguage: () => {},
    language$: () => ({
      subscribe: () => ({ unsubscribe: () => {}, closed: false }),
      [Symbol.observable]() {
        return this;
      },
    }),
  };
}
