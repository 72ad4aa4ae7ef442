import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../language/useTexts';
import { UnmappedSystem } from '../overview';
import { ProblemList } from '../problems/ProblemList';
import { ShortList } from '../ShortList';
import { newSuggestions } from '../suggestions/newSuggestions';
import { SuggestionList } from '../suggestions/SuggestionList';
import { PagePanel } from './PagePanel';

const SHOWN_AT_FIRST = 10;

function UnmappedHelp(props: { system: UnmappedSystem }) {
  const { entityRef, title, problems } = props.system;
  const suggestions = newSuggestions(props.system.suggestions, problems);
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        <EntityRefLink entityRef={entityRef}>{title}</EntityRefLink>
      </Typography>
      {problems.length > 0 && (
        <ProblemList context={{ problems, domain: null, annotations: null }} />
      )}
      {suggestions.length > 0 && <SuggestionList suggestions={suggestions} />}
    </>
  );
}

function ListOfSystems(props: {
  systems: readonly UnmappedSystem[];
  children: (system: UnmappedSystem) => JSX.Element;
}) {
  const { systems, children } = props;
  const t = useTexts();
  return (
    <ShortList
      items={systems}
      limit={SHOWN_AT_FIRST}
      keyOf={({ entityRef }) => entityRef}
      showAll={t('domains.unmapped.showAll', {
        number: String(systems.length),
      })}
      showFewer={t('domains.unmapped.showFewer')}
    >
      {children}
    </ShortList>
  );
}

/** Systems without a valid mapping: what is wrong, what could be meant, and how their authors mend it. */
export function UnmappedPanel(props: { systems: readonly UnmappedSystem[] }) {
  const { systems } = props;
  const t = useTexts();
  const isHinted = ({ problems, suggestions }: UnmappedSystem) =>
    problems.length + suggestions.length > 0;
  const hinted = systems.filter(isHinted);
  const rest = systems.filter(system => !isHinted(system));
  return (
    <PagePanel
      id="unmapped"
      title={t('domains.unmapped.title', {
        count: systems.length,
        number: String(systems.length),
      })}
    >
      <Typography variant="body2" color="textSecondary">
        {t('domains.unmapped.intro')}
      </Typography>
      {hinted.some(({ suggestions }) => suggestions.length > 0) && (
        <Typography variant="body2" color="textSecondary">
          {t('domains.suggestions.intro')}
        </Typography>
      )}
      <ListOfSystems systems={hinted}>
        {system => <UnmappedHelp system={system} />}
      </ListOfSystems>
      {rest.length > 0 && (
        <Box mt={2}>
          <Typography variant="subtitle1" component="h3">
            {t('domains.unmapped.rest', {
              count: rest.length,
              number: String(rest.length),
            })}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {t('domains.unmapped.restIntro')}
          </Typography>
          <ListOfSystems systems={rest}>
            {({ entityRef, title }) => (
              <EntityRefLink entityRef={entityRef}>{title}</EntityRefLink>
            )}
          </ListOfSystems>
        </Box>
      )}
    </PagePanel>
  );
}
