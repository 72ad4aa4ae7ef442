import { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import { makeStyles } from '@material-ui/core/styles';
import { hiddenStyle } from '../chart/hiddenStyle';
import { ScrollArea } from '../state/ScrollArea';

const useStyles = makeStyles(
  { hidden: hiddenStyle },
  { name: 'PluginDevopsWideTable' },
);

/** A table with a caption that may be wider than the screen, and then scrolls by itself. */
export function WideTable(props: { caption: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <ScrollArea label={props.caption}>
      <Table size="small">
        <caption className={classes.hidden}>{props.caption}</caption>
        {props.children}
      </Table>
    </ScrollArea>
  );
}
