import Typography from '@material-ui/core/Typography';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  DOMAIN_IDS,
  MappingProblem,
  suggestMappings,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { CardSection } from '../CardSection';
import { newSuggestions } from '../suggestions/newSuggestions';
import { SuggestionList } from '../suggestions/SuggestionList';

/** Says that the System of the page is not mapped. */
export function UnmappedNotice() {
  const t = useTexts();
  return <Notice>{t('domains.unmapped.card')}</Notice>;
}

/** What the System of the page could be mapped to, or how one maps it without any hint. */
export function MappingHelp(props: { problems: readonly MappingProblem[] }) {
  const { problems } = props;
  const { entity } = useEntity();
  const t = useTexts();
  const suggestions = newSuggestions(suggestMappings(entity), problems);
  if (suggestions.length > 0) {
    return (
      <CardSection title={t('domains.suggestions.title')}>
        <Typography variant="body2">
          {t('domains.suggestions.intro')}
        </Typography>
        <SuggestionList suggestions={suggestions} />
      </CardSection>
    );
  }
  return problems.length === 0 ? (
    <Notice>
      {t('domains.unmapped.none', { choices: DOMAIN_IDS.join(', ') })}
    </Notice>
  ) : null;
}
