import { useTexts } from '../language/useTexts';
import { LoadFailure } from '../state/LoadFailure';

/** Says why the domains could not be loaded. */
export function DomainsFailure(props: { error: Error; onRetry: () => void }) {
  const t = useTexts();
  return (
    <LoadFailure
      {...props}
      title={t('domains.error.title')}
      noPermission={{
        title: t('domains.noPermission.title'),
        description: t('domains.noPermission.description'),
      }}
    />
  );
}
