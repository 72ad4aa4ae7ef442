import { Key, ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      padding: theme.spacing(1, 0),
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
    },
  }),
  { name: 'PluginDevopsShortList' },
);

/** A list of which only the beginning is shown until somebody asks for the rest. */
export function ShortList<TItem>(props: {
  items: readonly TItem[];
  /** How many are shown at first. */
  limit: number;
  keyOf: (item: TItem, index: number) => Key;
  children: (item: TItem) => ReactNode;
  showAll: string;
  showFewer: string;
}) {
  const { items, limit, keyOf, children, showAll, showFewer } = props;
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const shown = open ? items : items.slice(0, limit);
  return (
    <>
      <ul className={classes.list}>
        {shown.map((item, index) => (
          <li key={keyOf(item, index)} className={classes.item}>
            {children(item)}
          </li>
        ))}
      </ul>
      {items.length > limit && (
        <Button
          size="small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? showFewer : showAll}
        </Button>
      )}
    </>
  );
}
