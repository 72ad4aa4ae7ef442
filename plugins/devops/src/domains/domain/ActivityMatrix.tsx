import Box from '@material-ui/core/Box';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  ACTIVITY_IDS,
  ActivityCover,
  DomainSystem,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { EvidenceLinks } from '../activities/EvidenceLinks';
import { GapText } from '../activities/GapText';
import { OwnerLinks } from '../activities/OwnerLinks';
import { AdoptionText } from '../AdoptionText';
import { DomainOverview } from '../overview';
import { SystemCell } from '../SystemCell';
import { useCellStyles } from '../useCellStyles';
import { useNames } from '../useNames';
import { WideTable } from '../WideTable';

function ActivityCell(props: {
  cover: ActivityCover | undefined;
  isGap: boolean;
}) {
  const { cover, isGap } = props;
  const classes = useCellStyles();
  const t = useTexts();
  return (
    <TableCell className={classes.cell}>
      {cover && cover.owners.length > 0 && (
        <OwnerLinks owners={cover.owners} hideIcons />
      )}
      {cover && cover.evidence.length > 0 && (
        <Box mt={0.5}>
          <Typography variant="caption" color="textSecondary">
            {t('domains.activity.evidence')}
          </Typography>
          <EvidenceLinks evidence={cover.evidence} />
        </Box>
      )}
      {isGap && <GapText>{t('domains.gap.word')}</GapText>}
    </TableCell>
  );
}

function SystemRow(props: { system: DomainSystem }) {
  const { system } = props;
  const t = useTexts();
  return (
    <TableRow>
      <SystemCell system={system}>
        <Typography variant="caption" component="div" color="textSecondary">
          {t('domains.systems.usedBy')}:{' '}
          <AdoptionText adoption={system.adoption} />
        </Typography>
      </SystemCell>
      {ACTIVITY_IDS.map(id => (
        <ActivityCell
          key={id}
          cover={system.activities.find(({ activity }) => activity === id)}
          isGap={system.gaps.includes(id)}
        />
      ))}
    </TableRow>
  );
}

/** Systems by activities: who is responsible, what shows it, what is missing, and who uses the System. */
export function ActivityMatrix(props: { domain: DomainOverview }) {
  const { domain } = props;
  const classes = useCellStyles();
  const t = useTexts();
  const names = useNames();
  return (
    <WideTable
      caption={t('domains.systems.caption', {
        domain: names.domain.title(domain.domain, domain.title),
      })}
    >
      <TableHead>
        <TableRow>
          <TableCell className={classes.cell}>
            {t('domains.systems.system')}
          </TableCell>
          {ACTIVITY_IDS.map(id => (
            <TableCell key={id} className={classes.cell}>
              {names.activity.title(id)}
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
