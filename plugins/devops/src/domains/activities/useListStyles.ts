import { makeStyles } from '@material-ui/core/styles';

/** A list inside the cell of a table: no bullets, and long words are broken. */
export const useListStyles = makeStyles(
  {
    list: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      overflowWrap: 'anywhere',
    },
  },
  { name: 'PluginDevopsCellList' },
);
