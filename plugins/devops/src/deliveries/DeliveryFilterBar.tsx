import { useEffect, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  DeliveriesAnswer,
  DELIVERY_STATUSES,
  DeliveryStatus,
} from '@devops-domains/backstage-plugin-devops-common';
import useDebounce from 'react-use/esm/useDebounce';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';
import { PERIODS } from './period';
import { DeliveryFilter } from './useDeliveryFilter';

/** Id of the field that chooses the period. */
export const PERIOD_FIELD = 'devops-deliveries-period';

/** After so long without a key the search begins. */
const TYPING_MS = 400;

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(2),
      // The second colour of text is too pale for the background of a page.
      '& label': { color: theme.palette.text.primary },
    },
    field: { minWidth: `min(100%, ${theme.spacing(24)}px)` },
  }),
  { name: 'PluginDevopsDeliveryFilterBar' },
);

/** How many deliveries there are in a state, of one source or of all. */
function countOf(
  counts: DeliveriesAnswer['counts'],
  status: DeliveryStatus,
  source: string,
): number {
  return counts
    .filter(one => one.status === status && (!source || one.source === source))
    .reduce((sum, { n }) => sum + n, 0);
}

function SearchField(props: {
  value: string;
  onChange: (text: string) => void;
}) {
  const { value, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useDebounce(() => text !== value && onChange(text), TYPING_MS, [text]);
  return (
    <TextField
      id="devops-deliveries-text"
      className={classes.field}
      type="search"
      variant="outlined"
      size="small"
      label={t('deliveries.filter.text')}
      placeholder={t('deliveries.filter.textHint')}
      InputLabelProps={{ shrink: true }}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  );
}

/** Period, state with its number, source, and search. */
export function DeliveryFilterBar(props: {
  filter: DeliveryFilter;
  counts: DeliveriesAnswer['counts'];
  onChange: (part: Partial<DeliveryFilter>) => void;
}) {
  const { filter, counts, onChange } = props;
  const classes = useStyles();
  const t = useTexts();
  const { number } = useMetricFormat();
  const sources = [
    ...new Set([...counts.map(({ source }) => source), filter.source]),
  ]
    .filter(Boolean)
    .sort();
  const select = {
    className: classes.field,
    select: true,
    variant: 'outlined',
    size: 'small',
    SelectProps: { native: true },
    InputLabelProps: { shrink: true },
  } as const;
  return (
    <Box
      role="search"
      aria-label={t('deliveries.filter.label')}
      className={classes.bar}
    >
      <TextField
        {...select}
        id={PERIOD_FIELD}
        label={t('deliveries.filter.period')}
        value={filter.period}
        onChange={event =>
          onChange({
            period: PERIODS.find(one => one === event.target.value),
          })
        }
      >
        {PERIODS.map(period => (
          <option key={period} value={period}>
            {t(`deliveries.period.${period}`)}
          </option>
        ))}
      </TextField>
      <TextField
        {...select}
        id="devops-deliveries-status"
        label={t('deliveries.filter.status')}
        value={filter.status}
        onChange={event =>
          onChange({
            status:
              DELIVERY_STATUSES.find(one => one === event.target.value) ?? '',
          })
        }
      >
        <option value="">{t('deliveries.filter.any')}</option>
        {DELIVERY_STATUSES.map(status => (
          <option key={status} value={status}>
            {t('deliveries.count', {
              status: t(`deliveries.status.${status}`),
              number: number(countOf(counts, status, filter.source)),
            })}
          </option>
        ))}
      </TextField>
      <TextField
        {...select}
        id="devops-deliveries-source"
        label={t('deliveries.filter.source')}
        value={filter.source}
        onChange={event => onChange({ source: event.target.value })}
      >
        <option value="">{t('deliveries.filter.any')}</option>
        {sources.map(source => (
          <option key={source} value={source}>
            {source}
          </option>
        ))}
      </TextField>
      <SearchField value={filter.text} onChange={text => onChange({ text })} />
      {(filter.status || filter.source || filter.text) && (
        <Button
          size="small"
          onClick={() => onChange({ status: '', source: '', text: '' })}
        >
          {t('deliveries.filter.clear')}
        </Button>
      )}
    </Box>
  );
}
