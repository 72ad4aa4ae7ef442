import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTexts } from '../../language/useTexts';
import { CoverageList } from '../CoverageList';
import { countCoverage, coverageOf, DomainOverview } from '../overview';
import { useNames } from '../useNames';
import { PagePanel } from './PagePanel';
import { SystemsTable } from './SystemsTable';

/**
 * A domain on the page: what it is, what is covered, and its Systems.
 *
 * @param domain - with all of its Systems, which cover its responsibilities
 * @param shown - with those Systems that the filter lets through
 */
export function DomainPanel(props: {
  domain: DomainOverview;
  shown: DomainOverview;
}) {
  const { domain, shown } = props;
  const t = useTexts();
  const names = useNames();
  const { covered, total } = countCoverage([domain]);
  return (
    <PagePanel
      id={domain.domain}
      title={
        <EntityRefLink entityRef={domain.entityRef}>
          {names.domain.title(domain.domain, domain.title)}
        </EntityRefLink>
      }
    >
      <Typography variant="body2" color="textSecondary">
        {names.domain.description(domain.domain)}
      </Typography>
      <Box my={2}>
        <Typography variant="subtitle1" component="h3" gutterBottom>
          {t('domains.coverage.count', {
            covered: String(covered),
            total: String(total),
          })}
        </Typography>
        <CoverageList coverage={coverageOf(domain)} />
      </Box>
      {shown.systems.length > 0 && <SystemsTable domain={shown} />}
      {domain.systems.length === 0 && (
        <Typography variant="body2">{t('domains.systems.empty')}</Typography>
      )}
    </PagePanel>
  );
}
