import { useEntity } from '@backstage/plugin-catalog-react';
import {
  DOMAIN_IDS,
  MappingProblem,
  suggestMappings,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { newSuggestions } from '../suggestions/newSuggestions';
import { SuggestionList } from '../suggestions/SuggestionList';
import { CardSection } from '../CardSection';

/** What the System of the page could be mapped to, or how one maps it without any hint. */
export function UnmappedSystem(props: { problems: readonly MappingProblem[] }) {
  const { problems } = props;
  const { entity } = useEntity();
  const t = useTexts();
  const suggestions = newSuggestions(suggestMappings(entity), problems);
  return (
    <>
      <Notice>
        <div>{t('domains.unmapped.card')}</div>
        {suggestions.length === 0 && problems.length === 0 && (
          <div>
            {t('domains.unmapped.none', { choices: DOMAIN_IDS.join(', ') })}
          </div>
        )}
      </Notice>
      {suggestions.length > 0 && (
        <CardSection title={t('domains.suggestions.title')}>
          <SuggestionList suggestions={suggestions} />
        </CardSection>
      )}
    </>
  );
}
