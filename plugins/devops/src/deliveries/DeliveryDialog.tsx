import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  DeliveryDetail,
  devopsDeliveryReplayPermission,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { useWordStyles } from '../language/useWordStyles';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { Notice } from '../state/Notice';
import { DeliveryFields } from './DeliveryFields';

/** A delivery with its payload and what became of it; those who may can process it again. */
export function DeliveryDialog(props: {
  id: string;
  timeZone: string;
  onReplayed: () => void;
  onClose: () => void;
}) {
  const { id, timeZone, onReplayed, onClose } = props;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const classes = useWordStyles();
  const { allowed } = usePermission({
    permission: devopsDeliveryReplayPermission,
  });
  const { value, error, loading, retry } = useAsyncRetry(
    () => api.getDelivery(id),
    [api, id],
  );
  const [replayed, setReplayed] = useState<DeliveryDetail>();
  const [replaying, replay] = useAsyncFn(async () => {
    setReplayed(await api.replayDelivery(id));
    onReplayed();
  }, [api, id, onReplayed]);
  const delivery = replayed ?? value;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="md"
      onClose={onClose}
      className={classes.whole}
      aria-labelledby="devops-delivery-title"
    >
      <DialogTitle id="devops-delivery-title">
        {t('deliveries.detail.title', { id })}
      </DialogTitle>
      <DialogContent>
        {loading && !delivery && <LoadingRows />}
        {error && (
          <LoadFailure
            title={t('deliveries.detail.error')}
            error={error}
            onRetry={retry}
            noPermission={{
              title: t('deliveries.noPermission.title'),
              description: t('deliveries.noPermission.description'),
            }}
          />
        )}
        {replaying.error && (
          <LoadFailure
            title={t('deliveries.detail.replayError')}
            error={replaying.error}
            onRetry={replay}
            noPermission={{
              title: t('deliveries.detail.noReplay.title'),
              description: t('deliveries.detail.noReplay.description'),
            }}
          />
        )}
        {replayed && !replaying.loading && (
          <Notice live>
            {t('deliveries.detail.replayed', {
              status: t(`deliveries.status.${replayed.status}`),
            })}
          </Notice>
        )}
        {delivery && <DeliveryFields delivery={delivery} timeZone={timeZone} />}
      </DialogContent>
      <DialogActions>
        {allowed && delivery && (
          <Button
            variant="outlined"
            disabled={replaying.loading}
            onClick={replay}
          >
            {replaying.loading
              ? t('deliveries.detail.replaying')
              : t('deliveries.detail.replay')}
          </Button>
        )}
        <Button onClick={onClose}>{t('deliveries.detail.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
