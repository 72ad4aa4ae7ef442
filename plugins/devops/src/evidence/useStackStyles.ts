import { makeStyles } from '@material-ui/core/styles';
import { hiddenStyle } from '../chart/hiddenStyle';

/** On a narrow screen the cells of a table's row stand below each other, each behind its head. */
export const useStackStyles = makeStyles(
  theme => ({
    table: {
      [theme.breakpoints.down('xs')]: {
        '&&, && tbody': { display: 'block' },
        '& thead': hiddenStyle,
        '& tbody tr': {
          display: 'block',
          height: 'auto',
          padding: theme.spacing(1, 0),
          borderBottom: `1px solid ${theme.palette.divider}`,
        },
        '& tbody td': {
          display: 'grid',
          gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 3fr)',
          gap: theme.spacing(1),
          padding: theme.spacing(0.5, 1),
          borderBottom: 0,
          '&::before': {
            content: 'attr(data-head)',
            color: theme.palette.text.secondary,
          },
          '& > *': { gridColumn: 2 },
          '&:empty': { display: 'none' },
        },
      },
    },
  }),
  { name: 'PluginDevopsStack' },
);
