import { makeStyles } from '@material-ui/core/styles';

/** Korean lines break between words, as they are read; browsers break them anywhere unless told. */
export const useWordStyles = makeStyles(
  { whole: { wordBreak: 'keep-all', overflowWrap: 'break-word' } },
  { name: 'PluginDevopsWords' },
);
