import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';

/** A part of a card under a heading of the third level. */
export function CardSection(props: { title: string; children: ReactNode }) {
  return (
    <Box mb={3}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </Box>
  );
}
