import { makeStyles } from '@material-ui/core/styles';

/** Cells that hold lists: small, aligned at the top, and narrow enough for six activities side by side. */
export const useCellStyles = makeStyles(
  theme => ({
    cell: {
      padding: theme.spacing(0.75, 1),
      verticalAlign: 'top',
      minWidth: theme.spacing(8),
      // The theme of the portal breaks words anywhere, Korean ones too.
      wordBreak: 'keep-all',
      overflowWrap: 'break-word',
    },
  }),
  { name: 'PluginDevopsCell' },
);
