import Typography from '@material-ui/core/Typography';
import { useTexts } from '../language/useTexts';

/** An environment, and whether it is a production environment of the entity. */
export function EnvironmentText(props: {
  environment: string;
  production: boolean | null;
}) {
  const t = useTexts();
  return (
    <>
      {props.environment}
      {props.production && (
        <Typography variant="caption" component="span">{` (${t(
          'dora.timeline.production',
        )})`}</Typography>
      )}
    </>
  );
}
