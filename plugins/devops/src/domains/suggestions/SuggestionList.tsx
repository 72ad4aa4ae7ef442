import Typography from '@material-ui/core/Typography';
import { useTexts } from '../../language/useTexts';
import { CopyableLines } from '../CopyableLines';
import { ShortList } from '../ShortList';
import { useNames } from '../useNames';
import { mappingLines } from '../yamlLines';
import { Suggestion } from './newSuggestions';

const SHOWN_AT_FIRST = 2;

function SuggestedMapping(props: { suggestion: Suggestion }) {
  const { domain, responsibility, reasons } = props.suggestion;
  const t = useTexts();
  const names = useNames();
  const name = [
    names.domain.title(domain),
    ...(responsibility ? [names.responsibility.title(responsibility)] : []),
  ].join(' / ');
  return (
    <>
      <Typography variant="body2">
        <strong>{name}</strong>
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('domains.suggestions.because', {
          reasons: reasons
            .map(({ code, value }) =>
              t(`domains.suggestions.reason.${code}`, { value }),
            )
            .join(t('domains.suggestions.separator')),
        })}
      </Typography>
      <CopyableLines
        text={mappingLines(domain, responsibility)}
        label={t('domains.copy.lines', { name })}
      />
    </>
  );
}

/** What a System could be mapped to and why, with the YAML to paste. Nothing is applied from here. */
export function SuggestionList(props: { suggestions: readonly Suggestion[] }) {
  const { suggestions } = props;
  const t = useTexts();
  return (
    <ShortList
      items={suggestions}
      limit={SHOWN_AT_FIRST}
      keyOf={({ domain, responsibility }) => `${domain}/${responsibility}`}
      showAll={t('domains.suggestions.showAll', {
        number: String(suggestions.length),
      })}
      showFewer={t('domains.suggestions.showFewer')}
    >
      {suggestion => <SuggestedMapping suggestion={suggestion} />}
    </ShortList>
  );
}
