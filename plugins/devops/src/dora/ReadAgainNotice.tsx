import Button from '@material-ui/core/Button';
import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';

/** Says that numbers which are being computed are no longer read by themselves, and reads them. */
export function ReadAgainNotice(props: { onRead: () => void }) {
  const t = useTexts();
  return (
    <Notice live>
      {t('dora.notices.stopped')}{' '}
      <Button size="small" color="primary" onClick={props.onRead}>
        {t('dora.notices.readAgain')}
      </Button>
    </Notice>
  );
}
