import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';

/** One thing to know about the numbers beside it, with an icon and in words. */
export function Notice(props: {
  tone?: 'info' | 'warning';
  /** Read out when it appears, for what changes while the page is open. */
  live?: boolean;
  children: ReactNode;
}) {
  const Icon = props.tone === 'warning' ? WarningIcon : InfoIcon;
  return (
    <Box
      display="flex"
      alignItems="flex-start"
      my={1}
      role={props.live ? 'status' : undefined}
    >
      <Icon aria-hidden fontSize="small" />
      <Box ml={1} flex={1} minWidth={0}>
        <Typography variant="body2" component="div">
          {props.children}
        </Typography>
      </Box>
    </Box>
  );
}
