import { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import { makeStyles } from '@material-ui/core/styles';
import { hiddenStyle } from '../chart/hiddenStyle';

const useStyles = makeStyles(
  { scroll: { overflowX: 'auto' }, hidden: hiddenStyle },
  { name: 'PluginDevopsWideTable' },
);

/**
 * A table that may be wider than the screen, and then scrolls by itself; by
 * keyboard from any link in it, and every row begins with one.
 */
export function WideTable(props: { caption: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div className={classes.scroll}>
      <Table size="small">
        <caption className={classes.hidden}>{props.caption}</caption>
        {props.children}
      </Table>
    </div>
  );
}
