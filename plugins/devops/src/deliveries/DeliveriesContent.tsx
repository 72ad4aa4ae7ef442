import { useCallback, useEffect, useRef, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { focusHeading } from '../focus/usePassFocus';
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
  const section = useRef<HTMLElement>(null);
  const { open } = filter;
  useEffect(() => {
    const around = section.current;
    return () => {
      // What was processed again may have left the list, and cannot take the focus back.
      if (open && document.activeElement === document.body) {
        focusHeading(around);
      }
    };
  }, [open]);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <section ref={section} aria-labelledby="devops-deliveries-title">
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
      {open && (
        <DeliveryDialog
          key={open}
          id={open}
          timeZone={timeZone}
          onReplayed={refresh}
          onClose={() => setFilter({ open: '' })}
        />
      )}
    </section>
  );
}
