import { useEffect, useState } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';

const DEFAULT_LANGUAGE = 'en';

/** The language that the app is shown in now, so that numbers and dates follow the texts. */
export function useLanguage(): string {
  const api = useApiHolder().get(appLanguageApiRef);
  const [language, setLanguage] = useState(
    api?.getLanguage().language ?? DEFAULT_LANGUAGE,
  );
  useEffect(() => {
    const subscription = api
      ?.language$()
      .subscribe(next => setLanguage(next.language));
    return () => subscription?.unsubscribe();
  }, [api]);
  return language;
}
