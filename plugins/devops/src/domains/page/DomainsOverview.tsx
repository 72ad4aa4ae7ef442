import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { DomainsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { CopyableLines } from '../CopyableLines';
import { countCoverage } from '../overview';
import { mappingLines } from '../yamlLines';
import { DomainPanel } from './DomainPanel';
import { FilterBar } from './FilterBar';
import { filterDomains, isOpen, ownersOf } from './filterDomains';
import { UnmappedPanel } from './UnmappedPanel';
import { useDomainFilter } from './useDomainFilter';

function Summary(props: { answer: DomainsAnswer }) {
  const t = useTexts();
  const { systems, covered, total } = countCoverage(props.answer.domains);
  if (systems === 0) {
    return (
      <Notice>
        <div>{t('domains.page.empty')}</div>
        <div>{t('domains.page.emptyHow')}</div>
        <CopyableLines
          text={mappingLines('data-platform', 'databases')}
          label={t('domains.copy.lines', { name: t('domains.title') })}
        />
      </Notice>
    );
  }
  return (
    <Typography variant="body1">
      {t('domains.page.summary', {
        count: systems,
        number: String(systems),
        covered: String(covered),
        total: String(total),
      })}
    </Typography>
  );
}

function Found(props: { all: DomainsAnswer; shown: DomainsAnswer }) {
  const { all, shown } = props;
  const t = useTexts();
  const systems = countCoverage(shown.domains).systems + shown.unmapped.length;
  const isNothing = shown.domains.length === 0 && systems === 0;
  return (
    <Box mt={1} role="status">
      <Typography variant="body2">
        {isNothing
          ? t('domains.page.filter.nothing')
          : t('domains.page.filter.shown', {
              domains: String(shown.domains.length),
              total: String(all.domains.length),
              systems: String(systems),
            })}
      </Typography>
    </Box>
  );
}

/** The domains, as far as the filter asks for them, and the Systems that are in none. */
export function DomainsOverview(props: { answer: DomainsAnswer }) {
  const { answer } = props;
  const { filter, setFilter } = useDomainFilter();
  const shown = filterDomains(answer, filter);
  return (
    <>
      <Summary answer={answer} />
      <Box mt={2}>
        <FilterBar
          filter={filter}
          owners={ownersOf(answer)}
          onChange={setFilter}
        />
      </Box>
      {isOpen(filter) ? null : <Found all={answer} shown={shown} />}
      {shown.domains.map(part => (
        <DomainPanel
          key={part.domain}
          domain={
            answer.domains.find(({ domain }) => domain === part.domain) ?? part
          }
          shown={part}
        />
      ))}
      {shown.unmapped.length > 0 && <UnmappedPanel systems={shown.unmapped} />}
    </>
  );
}
