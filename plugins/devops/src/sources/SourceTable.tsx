import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  devopsDeliveryReadPermission,
  SourceHealth,
  SourceStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { SampleChip } from '../state/DataChips';
import { ScrollArea } from '../state/ScrollArea';
import { BackfillProgress } from './BackfillProgress';
import { kindsText } from './kindsText';
import { LastDelivery } from './LastDelivery';
import { isLogged, stateOf } from './sourceState';
import { SourceStateText } from './SourceStateText';

/** A source that feeds an entity; what is known of it beyond that may still be loading. */
type Feeding = SourceStatus | SourceHealth;

function SourceRow(props: {
  source: Feeding;
  /** Whether this person may know how its deliveries fare. */
  mayInspect: boolean;
  timeZone: string;
}) {
  const { source, mayInspect, timeZone } = props;
  const health = 'title' in source ? source : null;
  const { title = source.source, progress = null } = health ?? {};
  const t = useTexts();
  const { language, number } = useMetricFormat();
  const instant = (iso: string | null) =>
    iso === null
      ? t('sources.field.never')
      : formatInstant(iso, language, timeZone);
  return (
    <TableRow>
      <TableCell>
        {title} {source.sample && <SampleChip />}
        <BackfillProgress source={{ title, progress }} timeZone={timeZone} />
      </TableCell>
      {mayInspect && (
        <>
          <TableCell>
            {health && <SourceStateText state={stateOf(health)} />}
          </TableCell>
          <TableCell>
            {health && isLogged(health) && (
              <LastDelivery
                delivery={health.lastDelivery}
                timeZone={timeZone}
              />
            )}
          </TableCell>
        </>
      )}
      <TableCell>{kindsText(t, source.kinds)}</TableCell>
      <TableCell>{number(source.records)}</TableCell>
      <TableCell>{instant(source.lastReceivedAt)}</TableCell>
      <TableCell>{instant(source.lastRecordAt)}</TableCell>
      <TableCell>{source.lastError ?? '–'}</TableCell>
    </TableRow>
  );
}

/** The sources that feed an entity. */
export function SourceTable(props: {
  sources: readonly Feeding[];
  label: string;
  timeZone: string;
}) {
  const { sources, label, timeZone } = props;
  const t = useTexts();
  const { allowed: mayInspect } = usePermission({
    permission: devopsDeliveryReadPermission,
  });
  return (
    <ScrollArea label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('sources.entity.source')}</TableCell>
            {mayInspect && (
              <>
                <TableCell>{t('sources.entity.state')}</TableCell>
                <TableCell>{t('sources.field.lastDelivery')}</TableCell>
              </>
            )}
            <TableCell>{t('sources.entity.delivers')}</TableCell>
            <TableCell>{t('sources.field.records')}</TableCell>
            <TableCell>{t('sources.entity.lastReceived')}</TableCell>
            <TableCell>{t('sources.entity.lastEvent')}</TableCell>
            <TableCell>{t('sources.field.error')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {sources.map(source => (
            <SourceRow
              key={source.source}
              source={source}
              mayInspect={mayInspect}
              timeZone={timeZone}
            />
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
