import { Override } from '@devops-domains/backstage-plugin-devops-common';
import { Texts } from '../language/useTexts';

/** What a correction says, in the language of the app. */
export function overrideText(t: Texts, override: Override): string {
  const { action, relation, to, type } = override;
  switch (action) {
    case 'exclude':
      return t('overrides.says.exclude');
    case 'exclude-change':
      return t('overrides.says.excludeChange', {
        revision: to === null ? '–' : to.slice(to.indexOf(':') + 1),
      });
    case 'set-type':
      return t('overrides.says.type', {
        type: t(`dora.timeline.types.${type ?? 'deploy'}`),
      });
    case 'set-link':
      return t(`overrides.says.set.${relation ?? 'causedBy'}`, {
        to: to === null ? '–' : to.slice(to.indexOf(':') + 1),
      });
    default:
      return t(`overrides.says.remove.${relation ?? 'causedBy'}`);
  }
}
