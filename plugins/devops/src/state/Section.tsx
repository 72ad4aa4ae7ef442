import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';

/** A part of a page under a heading of the third level. */
export function Section(props: {
  id: string;
  title: string;
  /** Beside the heading, such as a mark that holds for the whole part. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  const headingId = `devops-section-${props.id}`;
  return (
    <Box component="section" aria-labelledby={headingId} mt={4}>
      <Box display="flex" alignItems="center" flexWrap="wrap" mb={1}>
        <Box mr={1}>
          <Typography id={headingId} variant="h5" component="h3">
            {props.title}
          </Typography>
        </Box>
        {props.aside}
      </Box>
      {props.children}
    </Box>
  );
}
