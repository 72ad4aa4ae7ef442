import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';

/** A part of a page under a heading of the third level. */
export function Section(props: {
  id: string;
  title: string;
  children: ReactNode;
}) {
  const headingId = `devops-section-${props.id}`;
  return (
    <Box component="section" aria-labelledby={headingId} mt={4}>
      <Typography id={headingId} variant="h5" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </Box>
  );
}
