import { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { hiddenStyle } from '../chart/hiddenStyle';
import { useTexts } from '../language/useTexts';

const useStyles = makeStyles(
  { hidden: hiddenStyle },
  { name: 'PluginDevopsLoading' },
);

/** The outline of what is being loaded, which keeps its place, and the word for those who do not see it. */
export function Loading(props: { children: ReactNode }) {
  const classes = useStyles();
  const t = useTexts();
  return (
    <div role="status">
      <span className={classes.hidden}>{t('dora.loading')}</span>
      <div aria-hidden>{props.children}</div>
    </div>
  );
}
