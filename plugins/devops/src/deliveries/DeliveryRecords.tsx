import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DeliveryRecord } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { ScrollArea } from '../state/ScrollArea';

function RecordRow(props: { record: DeliveryRecord }) {
  const { kind, externalId, result, problems, entityRef } = props.record;
  const t = useTexts();
  return (
    <TableRow>
      <TableCell>
        {[kind && t(`deliveries.kind.${kind}`), externalId]
          .filter(Boolean)
          .join(' ')}
      </TableCell>
      <TableCell>
        {t(`deliveries.result.${result}`)}
        {problems.map(({ path, message }) => (
          <Typography
            key={`${path} ${message}`}
            variant="caption"
            component="div"
          >
            {path} {message}
          </Typography>
        ))}
      </TableCell>
      <TableCell>
        {entityRef ? <EntityRefLink entityRef={entityRef} /> : '–'}
      </TableCell>
    </TableRow>
  );
}

/** What each record of a delivery came to, and where it belongs now. */
export function DeliveryRecords(props: { records: DeliveryRecord[] }) {
  const { records } = props;
  const t = useTexts();
  const label = t('deliveries.detail.records');
  if (records.length === 0) {
    return (
      <Typography variant="body2">
        {t('deliveries.detail.noRecords')}
      </Typography>
    );
  }
  return (
    <ScrollArea label={label}>
      <Table size="small" aria-label={label}>
        <TableHead>
          <TableRow>
            <TableCell>{t('deliveries.detail.record')}</TableCell>
            <TableCell>{t('deliveries.detail.result')}</TableCell>
            <TableCell>{t('deliveries.detail.entity')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {records.map((record, index) => (
            // Two records of a delivery may have the same id.
            <RecordRow key={index} record={record} />
          ))}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}
