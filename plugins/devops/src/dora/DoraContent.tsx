import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { devopsTranslationRef } from '../translation';

export function DoraContent() {
  const { t } = useTranslationRef(devopsTranslationRef);
  return <section aria-label={t('dora.title')} />;
}
