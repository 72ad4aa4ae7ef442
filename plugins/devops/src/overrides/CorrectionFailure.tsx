import { ResponseErrorPanel } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../language/useTexts';
import { isNotAllowed } from '../state/responseErrors';

/** Why a correction was not made or not undone. */
export function CorrectionFailure(props: { error: Error }) {
  const t = useTexts();
  return (
    <div role="alert">
      {isNotAllowed(props.error) ? (
        <Typography variant="body2">{t('overrides.notAllowed')}</Typography>
      ) : (
        <ResponseErrorPanel title={t('overrides.failed')} error={props.error} />
      )}
    </div>
  );
}
