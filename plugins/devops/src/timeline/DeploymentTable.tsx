import Box from '@material-ui/core/Box';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { TimelineDeployment } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { ExternalText } from '../evidence/ExternalText';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';
import { recordOfDeployment } from '../overrides/correctableRecord';
import { RecordCorrections } from '../overrides/RecordCorrections';
import { SampleChip } from '../state/DataChips';
import { EnvironmentText } from './EnvironmentText';
import { kindText, outcomeText, statusText } from './statusText';
import { VersionText } from './VersionText';

function DeploymentRow(props: {
  deployment: TimelineDeployment;
  isScope: boolean;
  timeZone: string;
  markSample: boolean;
}) {
  const { deployment, isScope, timeZone, markSample } = props;
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const when = deployment.finishedAt ?? deployment.startedAt;
  return (
    <TableRow>
      <TableCell>
        {/* The menu stays beside the date, however many lines that takes. */}
        <Box display="flex" alignItems="center">
          <Box flex={1}>
            <ExternalText
              text={
                when
                  ? formatInstant(when, language, timeZone)
                  : t('dora.timeline.unknown')
              }
              url={deployment.url}
            />{' '}
            {markSample && deployment.sample && <SampleChip />}
          </Box>
          <RecordCorrections record={recordOfDeployment(deployment)} />
        </Box>
      </TableCell>
      {isScope && (
        <TableCell>
          <EntityRefLink entityRef={deployment.entityRef} />
        </TableCell>
      )}
      <TableCell>
        <EnvironmentText
          environment={deployment.environment}
          production={deployment.production}
        />
      </TableCell>
      <TableCell>{statusText(t, deployment.status)}</TableCell>
      <TableCell>{kindText(t, deployment)}</TableCell>
      <TableCell>
        <VersionText version={deployment.version} />
      </TableCell>
      <TableCell>
        {deployment.changes === null ? '–' : number(deployment.changes)}
      </TableCell>
      <TableCell>{outcomeText(t, deployment)}</TableCell>
    </TableRow>
  );
}

/** Deployments, the latest first, in any environment and any state. */
export function DeploymentTable(props: {
  deployments: TimelineDeployment[];
  isScope: boolean;
  timeZone: string;
  /** Whether a row of sample data says so itself. */
  markSample: boolean;
}) {
  const { deployments, isScope, timeZone, markSample } = props;
  const t = useTexts();
  const label = t('dora.timeline.latest');
  return (
    <Box mt={2}>
      <Typography variant="subtitle1" component="h4">
        {label}
      </Typography>
      <ScrollArea label={label}>
        <Table size="small" aria-label={label}>
          <TableHead>
            <TableRow>
              <TableCell>{t('dora.timeline.finished')}</TableCell>
              {isScope && <TableCell>{t('dora.evidence.entity')}</TableCell>}
              <TableCell>{t('dora.timeline.environment')}</TableCell>
              <TableCell>{t('dora.timeline.status')}</TableCell>
              <TableCell>{t('dora.timeline.type')}</TableCell>
              <TableCell>{t('dora.timeline.version')}</TableCell>
              <TableCell>{t('dora.timeline.changes')}</TableCell>
              <TableCell>{t('dora.timeline.outcome')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {deployments.map(deployment => (
              <DeploymentRow
                key={deployment.id}
                deployment={deployment}
                isScope={isScope}
                timeZone={timeZone}
                markSample={markSample}
              />
            ))}
          </TableBody>
        </Table>
      </ScrollArea>
    </Box>
  );
}
