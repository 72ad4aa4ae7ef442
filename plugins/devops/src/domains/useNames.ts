import { useMemo } from 'react';
import {
  ACTIVITIES,
  DEVOPS_DOMAINS,
  LocalizedText,
  RESPONSIBILITIES,
} from '@devops-domains/backstage-plugin-devops-common';
import { useLanguage } from '../language/useLanguage';

interface Named {
  id: string;
  title: LocalizedText;
  description: LocalizedText;
}

/** Titles and descriptions by id, in the language of the app. */
export interface NamesOf {
  /** Falls back to the given text, else to the id, for an id that this version does not know. */
  title(id: string, fallback?: string): string;
  /** Empty for an unknown id. */
  description(id: string): string;
}

/** What the domains, responsibilities and activities are called. */
export interface Names {
  domain: NamesOf;
  responsibility: NamesOf;
  activity: NamesOf;
}

function namesOf(all: readonly Named[], language: string): NamesOf {
  const key = language.startsWith('ko') ? 'ko' : 'en';
  const byId = new Map(all.map(named => [named.id, named]));
  return {
    title: (id, fallback = id) => byId.get(id)?.title[key] ?? fallback,
    description: id => byId.get(id)?.description[key] ?? '',
  };
}

/** What the domains, responsibilities and activities are called in a language. */
export function createNames(language: string): Names {
  return {
    domain: namesOf(DEVOPS_DOMAINS, language),
    responsibility: namesOf(Object.values(RESPONSIBILITIES), language),
    activity: namesOf(ACTIVITIES, language),
  };
}

/** The names in the language that the app is shown in now. */
export function useNames(): Names {
  const language = useLanguage();
  return useMemo(() => createNames(language), [language]);
}
