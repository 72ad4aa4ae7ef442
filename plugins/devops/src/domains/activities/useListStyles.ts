import { makeStyles } from '@material-ui/core/styles';

/** A list inside the cell of a table: no bullets, and long words are broken. */
export const useListStyles = makeStyles(
  {
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      // Not `anywhere`, which would let a column get narrower than its words.
      overflowWrap: 'break-word',
    },
  },
  { name: 'PluginDevopsCellList' },
);
