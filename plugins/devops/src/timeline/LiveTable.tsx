import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { TimelineAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { ExternalText } from '../evidence/ExternalText';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { EnvironmentText } from './EnvironmentText';
import { VersionText } from './VersionText';

/** How many environments are shown until somebody asks for all: a scope may have thousands. */
const FEW = 10;

/** The last success in each environment. */
export function LiveTable(props: {
  live: TimelineAnswer['live'];
  isScope: boolean;
  timeZone: string;
}) {
  const { live, isScope, timeZone } = props;
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const [open, setOpen] = useState(false);
  const label = t('dora.timeline.live');
  return (
    <>
      <Typography variant="subtitle1" component="h4">
        {label}
      </Typography>
      <ScrollArea label={label}>
        <Table size="small" aria-label={label}>
          <TableHead>
            <TableRow>
              {isScope && <TableCell>{t('dora.evidence.entity')}</TableCell>}
              <TableCell>{t('dora.timeline.environment')}</TableCell>
              <TableCell>{t('dora.timeline.version')}</TableCell>
              <TableCell>{t('dora.timeline.since')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {(open ? live : live.slice(0, FEW)).map(row => (
              <TableRow key={`${row.entityRef} ${row.environment}`}>
                {isScope && (
                  <TableCell>
                    <EntityRefLink entityRef={row.entityRef} />
                  </TableCell>
                )}
                <TableCell>
                  <EnvironmentText
                    environment={row.environment}
                    production={row.production}
                  />
                </TableCell>
                <TableCell>
                  <VersionText version={row.version} />
                </TableCell>
                <TableCell>
                  <ExternalText
                    text={formatInstant(row.since, language, timeZone)}
                    url={row.url}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollArea>
      {live.length > FEW && (
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open
            ? t('dora.timeline.fewerLive')
            : t('dora.timeline.allLive', { number: number(live.length) })}
        </Button>
      )}
    </>
  );
}
