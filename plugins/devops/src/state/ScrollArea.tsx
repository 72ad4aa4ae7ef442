import { ReactNode, useLayoutEffect, useRef, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useMeasure from 'react-use/esm/useMeasure';
import { useTexts } from '../language/useTexts';

const useStyles = makeStyles(
  theme => ({
    area: {
      overflowX: 'auto',
      '& th, & td': {
        // The theme of the portal breaks words anywhere, Korean ones too.
        wordBreak: 'keep-all',
        overflowWrap: 'break-word',
        // And it sets lines without any space between them.
        lineHeight: theme.typography.body2.lineHeight,
      },
      '& thead th': { whiteSpace: 'nowrap' },
      // As wide as its table, so that it is told when that grows.
      '& > div': { minWidth: 'min-content' },
      // Columns of words would be hard to read; the first is mostly an instant.
      '& tbody tr:not(:only-child) td': { minWidth: theme.spacing(8) },
      '& tbody tr:not(:only-child) td:first-child': {
        minWidth: theme.spacing(16),
      },
    },
  }),
  { name: 'PluginDevopsScrollArea' },
);

/**
 * Holds a table that may be wider than the screen. Where it is, it says so, because
 * some browsers hide the bar, and the arrow keys scroll it; elsewhere the keyboard
 * does not stop here.
 */
export function ScrollArea(props: { label: string; children: ReactNode }) {
  const { label, children } = props;
  const classes = useStyles();
  const t = useTexts();
  const area = useRef<HTMLDivElement>(null);
  const [content, { width }] = useMeasure<HTMLDivElement>();
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const { scrollWidth, clientWidth } = area.current ?? {};
    setScrolls((scrollWidth ?? 0) > (clientWidth ?? 0));
    // Other rows may need another width, and be told of sooner than that is measured.
  }, [width, children]);
  return (
    <>
      {scrolls && (
        <Typography variant="caption" color="textSecondary">
          {t('dora.scroll')}
        </Typography>
      )}
      <div
        ref={area}
        className={classes.area}
        {...(scrolls && {
          role: 'group',
          'aria-label': label,
          tabIndex: 0,
        })}
      >
        <div ref={content}>{children}</div>
      </div>
    </>
  );
}
