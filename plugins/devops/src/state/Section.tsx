import { ReactNode, useRef } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { usePassFocus } from '../focus/usePassFocus';

const useStyles = makeStyles(
  theme => ({ section: { marginTop: theme.spacing(4) } }),
  { name: 'PluginDevopsSection' },
);

/** A part of a page under a heading of the third level. */
export function Section(props: {
  id: string;
  title: string;
  /** Beside the heading, such as a mark that holds for the whole part. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  const classes = useStyles();
  const section = useRef<HTMLElement>(null);
  usePassFocus(section);
  const headingId = `devops-section-${props.id}`;
  return (
    <section
      ref={section}
      className={classes.section}
      aria-labelledby={headingId}
    >
      <Box display="flex" alignItems="center" flexWrap="wrap" mb={1}>
        <Box mr={1}>
          <Typography id={headingId} variant="h5" component="h3">
            {props.title}
          </Typography>
        </Box>
        {props.aside}
      </Box>
      {props.children}
    </section>
  );
}
