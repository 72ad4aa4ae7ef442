import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';
import { CopyableLines } from './CopyableLines';
import { useNames } from './useNames';
import { mappingLines } from './yamlLines';

/** Says that a domain has no System, and how it gets its first one. */
export function EmptyDomain(props: { domain: string }) {
  const t = useTexts();
  const names = useNames();
  return (
    <Notice>
      <div>{t('domains.systems.empty')}</div>
      <div>{t('domains.systems.emptyHow')}</div>
      <CopyableLines
        text={mappingLines(props.domain, null)}
        label={t('domains.copy.lines', {
          name: names.domain.title(props.domain),
        })}
      />
    </Notice>
  );
}
