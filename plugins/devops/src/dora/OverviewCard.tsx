import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { DevopsCard } from '../card/DevopsCard';
import { devopsTranslationRef } from '../translation';

export function OverviewCard() {
  const { t } = useTranslationRef(devopsTranslationRef);
  return <DevopsCard title={t('dora.title')}>{null}</DevopsCard>;
}
