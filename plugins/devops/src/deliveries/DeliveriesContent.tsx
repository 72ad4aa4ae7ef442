import { useCallback, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { useTexts } from '../language/useTexts';
import { DeliveryDialog } from './DeliveryDialog';
import { DeliveryList } from './DeliveryList';
import { useDeliveryFilter } from './useDeliveryFilter';

/** The log of what other systems sent. */
export function DeliveriesContent() {
  const t = useTexts();
  const { filter, setFilter } = useDeliveryFilter();
  const [round, setRound] = useState(0);
  const refresh = useCallback(() => setRound(last => last + 1), []);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <section aria-labelledby="devops-deliveries-title">
      <Box display="flex" justifyContent="space-between" alignItems="center">
        <Typography id="devops-deliveries-title" variant="h4" component="h2">
          {t('deliveries.title')}
        </Typography>
        <Button variant="outlined" size="small" onClick={refresh}>
          {t('deliveries.refresh')}
        </Button>
      </Box>
      <Typography variant="body1" paragraph>
        {t('deliveries.intro')}
      </Typography>
      <DeliveryList
        filter={filter}
        readAt={round}
        timeZone={timeZone}
        onChange={setFilter}
      />
      {filter.open && (
        <DeliveryDialog
          key={filter.open}
          id={filter.open}
          timeZone={timeZone}
          onReplayed={refresh}
          onClose={() => setFilter({ open: '' })}
        />
      )}
    </section>
  );
}
