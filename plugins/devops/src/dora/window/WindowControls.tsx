import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import RefreshIcon from '@material-ui/icons/Refresh';
import {
  BENCHMARK_YEARS,
  BUCKETS,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { Interval } from './interval';
import { browserTimeZone, timeZoneChoices } from './timeZones';
import { View, WINDOWS } from './view';

const useStyles = makeStyles(
  theme => ({
    controls: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(2),
    },
    zone: { maxWidth: 240 },
    // Labels are longer than some of the values below them, and the second colour
    // of text is too pale for the background of a page.
    choice: {
      minWidth: 120,
      '& label': { whiteSpace: 'nowrap', color: theme.palette.text.primary },
    },
  }),
  { name: 'PluginDevopsWindowControls' },
);

interface Choice {
  value: string;
  label: string;
}

// A native select: small, and used by keyboard and screen reader as everywhere.
function Choose(props: {
  id: string;
  label: string;
  value: string;
  choices: Choice[];
  className?: string;
  onChange: (value: string) => void;
}) {
  const classes = useStyles();
  return (
    <TextField
      id={`devops-dora-${props.id}`}
      select
      label={props.label}
      value={props.value}
      className={`${classes.choice} ${props.className ?? ''}`}
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
      onChange={event => props.onChange(event.target.value)}
    >
      {props.choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}

function CustomDates(props: {
  view: View;
  interval: Interval;
  onChange: (change: Partial<View>) => void;
}) {
  const { view, interval, onChange } = props;
  const t = useTexts();
  const problem = 'problem' in interval ? interval.problem : null;
  // Nothing is wrong yet where a date is still to be chosen.
  const isWrong = problem !== null && problem !== 'noDates';
  return (
    <>
      <TextField
        id="devops-dora-from"
        type="date"
        label={t('dora.view.from')}
        value={view.from ?? ''}
        error={isWrong}
        helperText={problem && t(`dora.view.${problem}`)}
        InputLabelProps={{ shrink: true }}
        onChange={event => onChange({ from: event.target.value })}
      />
      <TextField
        id="devops-dora-to"
        type="date"
        label={t('dora.view.to')}
        value={view.to ?? ''}
        error={isWrong}
        InputLabelProps={{ shrink: true }}
        onChange={event => onChange({ to: event.target.value })}
      />
    </>
  );
}

/** Chooses period, interval, time zone and benchmark. */
export function WindowControls(props: {
  view: View;
  interval: Interval;
  benchmarkYear: number;
  onChange: (change: Partial<View>) => void;
  onRefresh: () => void;
}) {
  const { view, interval, benchmarkYear, onChange, onRefresh } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <Box
      className={classes.controls}
      role="group"
      aria-label={t('dora.view.label')}
      my={2}
    >
      <Choose
        id="window"
        label={t('dora.view.window')}
        value={view.window}
        choices={WINDOWS.map(value => ({
          value,
          label: t(`dora.view.windows.${value}`),
        }))}
        onChange={value =>
          onChange({ window: WINDOWS.find(known => known === value) })
        }
      />
      {view.window === 'custom' && (
        <CustomDates view={view} interval={interval} onChange={onChange} />
      )}
      <Choose
        id="bucket"
        label={t('dora.view.bucket')}
        value={view.bucket}
        choices={BUCKETS.map(value => ({
          value,
          label: t(`dora.view.buckets.${value}`),
        }))}
        onChange={value =>
          onChange({ bucket: BUCKETS.find(known => known === value) })
        }
      />
      <Choose
        id="time-zone"
        label={t('dora.view.timeZone')}
        value={view.timeZone}
        className={classes.zone}
        choices={timeZoneChoices(view.timeZone, browserTimeZone()).map(
          value => ({ value, label: value }),
        )}
        onChange={timeZone => onChange({ timeZone })}
      />
      <Choose
        id="benchmark-year"
        label={t('dora.view.benchmarkYear')}
        value={String(benchmarkYear)}
        choices={BENCHMARK_YEARS.map(year => ({
          value: String(year),
          label: String(year),
        }))}
        onChange={year => onChange({ benchmarkYear: Number(year) })}
      />
      <Button
        variant="outlined"
        startIcon={<RefreshIcon aria-hidden />}
        onClick={onRefresh}
      >
        {t('dora.view.refresh')}
      </Button>
    </Box>
  );
}
