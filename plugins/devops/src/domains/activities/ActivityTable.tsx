import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { ActivityCover } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { useCellStyles } from '../useCellStyles';
import { useNames } from '../useNames';
import { WideTable } from '../WideTable';
import { EvidenceLinks } from './EvidenceLinks';
import { GapText } from './GapText';
import { OwnerLinks } from './OwnerLinks';

function ActivityRow(props: { cover: ActivityCover; isGap: boolean }) {
  const { cover, isGap } = props;
  const classes = useCellStyles();
  const t = useTexts();
  const names = useNames();
  const { activity, owners, evidence } = cover;
  const gap = (
    <GapText>
      {activity === 'documentation'
        ? t('domains.gap.documentation')
        : t('domains.gap.activity')}
    </GapText>
  );
  return (
    <TableRow>
      <TableCell
        component="th"
        scope="row"
        role="rowheader"
        className={classes.cell}
      >
        <Typography variant="body2">
          {names.activity.title(activity)}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {names.activity.description(activity)}
        </Typography>
      </TableCell>
      {isGap && owners.length === 0 ? (
        <TableCell className={classes.cell} colSpan={2}>
          {gap}
        </TableCell>
      ) : (
        <>
          <TableCell className={classes.cell}>
            {owners.length > 0 ? (
              <OwnerLinks owners={owners} />
            ) : (
              t('domains.activity.nobody')
            )}
          </TableCell>
          <TableCell className={classes.cell}>
            {evidence.length > 0 && <EvidenceLinks evidence={evidence} />}
            {evidence.length === 0 &&
              (isGap ? gap : t('domains.activity.noEvidence'))}
          </TableCell>
        </>
      )}
    </TableRow>
  );
}

/** The six activities of a System: who is responsible for each, and what shows that it is done. */
export function ActivityTable(props: {
  activities: readonly ActivityCover[];
  gaps: readonly string[];
}) {
  const classes = useCellStyles();
  const t = useTexts();
  return (
    <WideTable caption={t('domains.activity.caption')}>
      <TableHead>
        <TableRow>
          <TableCell className={classes.cell}>
            {t('domains.activity.activity')}
          </TableCell>
          <TableCell className={classes.cell}>
            {t('domains.activity.owners')}
          </TableCell>
          <TableCell className={classes.cell}>
            {t('domains.activity.evidence')}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.activities.map(cover => (
          <ActivityRow
            key={cover.activity}
            cover={cover}
            isGap={props.gaps.includes(cover.activity)}
          />
        ))}
      </TableBody>
    </WideTable>
  );
}
