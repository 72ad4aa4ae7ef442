import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { DomainSystem } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { GapText } from '../activities/GapText';
import { OwnerLinks } from '../activities/OwnerLinks';
import { AdoptionText } from '../AdoptionText';
import { DomainOverview } from '../overview';
import { SystemCell } from '../SystemCell';
import { useCellStyles } from '../useCellStyles';
import { useNames } from '../useNames';
import { WideTable } from '../WideTable';

function SystemRow(props: { system: DomainSystem }) {
  const { system } = props;
  const classes = useCellStyles();
  const t = useTexts();
  const names = useNames();
  const responsibilities = system.responsibilities
    .map(id => names.responsibility.title(id))
    .join(', ');
  const gaps = system.gaps.map(id => names.activity.title(id)).join(', ');
  return (
    <TableRow>
      <SystemCell system={system} />
      <TableCell className={classes.cell}>
        {system.owner ? (
          <OwnerLinks owners={[system.owner]} />
        ) : (
          t('domains.systems.noOwner')
        )}
      </TableCell>
      <TableCell className={classes.cell}>
        {responsibilities || t('domains.systems.noResponsibility')}
      </TableCell>
      <TableCell className={classes.cell}>
        {gaps ? <GapText>{gaps}</GapText> : t('domains.systems.noGaps')}
      </TableCell>
      <TableCell className={classes.cell}>
        <AdoptionText adoption={system.adoption} />
      </TableCell>
    </TableRow>
  );
}

/** The Systems of a domain at a glance. */
export function SystemsTable(props: { domain: DomainOverview }) {
  const { domain } = props;
  const classes = useCellStyles();
  const t = useTexts();
  const names = useNames();
  const columns = [
    t('domains.systems.system'),
    t('domains.systems.owner'),
    t('domains.systems.responsibilities'),
    t('domains.systems.gaps'),
    t('domains.systems.usedBy'),
  ];
  return (
    <WideTable
      caption={t('domains.systems.caption', {
        domain: names.domain.title(domain.domain, domain.title),
      })}
    >
      <TableHead>
        <TableRow>
          {columns.map(column => (
            <TableCell key={column} className={classes.cell}>
              {column}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {domain.systems.map(system => (
          <SystemRow key={system.entityRef} system={system} />
        ))}
      </TableBody>
    </WideTable>
  );
}
