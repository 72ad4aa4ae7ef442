import { Fragment } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTexts } from '../language/useTexts';
import { GapText } from './activities/GapText';
import { Coverage } from './overview';
import { useNames } from './useNames';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      display: 'grid',
      gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(
        32,
      )}px), 1fr))`,
      gap: theme.spacing(1, 3),
      overflowWrap: 'anywhere',
      // Links within a line of text are known by more than their colour.
      '& a': { textDecoration: 'underline' },
    },
  }),
  { name: 'PluginDevopsCoverageList' },
);

/** The responsibilities of a domain, each with the Systems that cover it or as a gap. */
export function CoverageList(props: { coverage: readonly Coverage[] }) {
  const classes = useStyles();
  const t = useTexts();
  const names = useNames();
  return (
    <ul className={classes.list}>
      {props.coverage.map(({ responsibility, systems }) => (
        <li key={responsibility}>
          <Typography variant="body2">
            <strong>{names.responsibility.title(responsibility)}</strong>
          </Typography>
          <Typography variant="caption" component="div" color="textSecondary">
            {names.responsibility.description(responsibility)}
          </Typography>
          <Typography variant="body2" component="div">
            {systems.length === 0 ? (
              <GapText>{t('domains.coverage.uncovered')}</GapText>
            ) : (
              <>
                {t('domains.coverage.covered')}:{' '}
                {systems.map(({ entityRef, title }, index) => (
                  <Fragment key={entityRef}>
                    {index > 0 && ', '}
                    <EntityRefLink entityRef={entityRef}>{title}</EntityRefLink>
                  </Fragment>
                ))}
              </>
            )}
          </Typography>
        </li>
      ))}
    </ul>
  );
}
