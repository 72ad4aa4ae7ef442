import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import LockIcon from '@material-ui/icons/LockOutlined';
import { ResponseErrorPanel } from '@backstage/core-components';
import { useTexts } from '../language/useTexts';
import { isNotAllowed } from './responseErrors';

/** Says why something could not be loaded: no permission in plain words, anything else with its error and a way to try again. */
export function LoadFailure(props: {
  title: string;
  error: Error;
  onRetry: () => void;
  /** What to say where the permission is missing; that of the metrics unless told. */
  noPermission?: { title: string; description: string };
}) {
  const t = useTexts();
  if (isNotAllowed(props.error)) {
    return (
      <Box role="alert" display="flex" alignItems="flex-start" p={1}>
        <LockIcon aria-hidden />
        <Box ml={1}>
          <Typography variant="subtitle1">
            {props.noPermission?.title ?? t('dora.noPermission.title')}
          </Typography>
          <Typography variant="body2">
            {props.noPermission?.description ??
              t('dora.noPermission.description')}
          </Typography>
        </Box>
      </Box>
    );
  }
  return (
    <div role="alert">
      <ResponseErrorPanel title={props.title} error={props.error} />
      <Box mt={1}>
        <Button variant="outlined" size="small" onClick={props.onRetry}>
          {t('dora.error.retry')}
        </Button>
      </Box>
    </div>
  );
}
