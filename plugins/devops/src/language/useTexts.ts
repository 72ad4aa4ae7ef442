import {
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { devopsTranslationRef } from '../translation';

/** Looks a text of the plugin up by its key. */
export type Texts = TranslationFunction<(typeof devopsTranslationRef)['T']>;

/** The texts of the plugin in the language of the app. */
export function useTexts(): Texts {
  return useTranslationRef(devopsTranslationRef).t;
}
