import { useRef } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Override } from '@devops-domains/backstage-plugin-devops-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useMetricFormat } from '../dora/useMetricFormat';
import { formatInstant } from '../format/instant';
import { usePassFocus } from '../focus/usePassFocus';
import { useTexts } from '../language/useTexts';
import { LoadFailure } from '../state/LoadFailure';
import { Section } from '../state/Section';
import { nameOfTarget } from './correctableRecord';
import { CorrectionFailure } from './CorrectionFailure';
import { useOverrides } from './OverridesContext';
import { overrideText } from './overrideText';

const useStyles = makeStyles(
  theme => ({ idle: { opacity: theme.palette.action.disabledOpacity } }),
  { name: 'PluginDevopsCorrectionsSection' },
);

function CorrectionRow(props: { override: Override; isScope: boolean }) {
  const { override, isScope } = props;
  const classes = useStyles();
  const t = useTexts();
  const { language } = useMetricFormat();
  const { answer, canCorrect, undo } = useOverrides();
  const [{ loading, error }, startUndo] = useAsyncFn(
    () => undo([override]),
    [undo, override],
  );
  const row = useRef<HTMLTableRowElement>(null);
  usePassFocus(row);
  const name = nameOfTarget(override);
  return (
    <TableRow ref={row}>
      <TableCell>
        {formatInstant(override.decidedAt, language, answer?.timeZone ?? 'UTC')}
      </TableCell>
      <TableCell>{name}</TableCell>
      {isScope && (
        <TableCell>
          <EntityRefLink entityRef={override.entityRef} />
        </TableCell>
      )}
      <TableCell>{overrideText(t, override)}</TableCell>
      <TableCell>{override.reason ?? '–'}</TableCell>
      {canCorrect && (
        <TableCell>
          <Button
            size="small"
            // Not disabled: that would take the focus away from it.
            aria-disabled={loading}
            className={loading ? classes.idle : undefined}
            aria-label={t('overrides.undoLabel', { record: name })}
            onClick={() => loading || startUndo()}
          >
            {t('overrides.undo')}
          </Button>
          {error && <CorrectionFailure error={error} />}
        </TableCell>
      )}
    </TableRow>
  );
}

/** Every correction that holds, also of what no number shows any more. */
export function CorrectionsSection() {
  const t = useTexts();
  const { answer, items, error, canCorrect, retry } = useOverrides();
  if (items.length === 0 && !error) {
    return null;
  }
  const isScope = (answer?.services ?? 1) > 1;
  const title = t('overrides.title');
  return (
    <Section id="corrections" title={title}>
      {error && (
        <LoadFailure
          title={t('overrides.loadFailed')}
          error={error}
          onRetry={retry}
        />
      )}
      <Box overflow="auto">
        <Table size="small" aria-label={title}>
          <TableHead>
            <TableRow>
              <TableCell>{t('overrides.decided')}</TableCell>
              <TableCell>{t('dora.evidence.record')}</TableCell>
              {isScope && <TableCell>{t('dora.evidence.entity')}</TableCell>}
              <TableCell>{t('overrides.correction')}</TableCell>
              <TableCell>{t('overrides.reasonTitle')}</TableCell>
              {canCorrect && <TableCell>{t('overrides.undo')}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map(override => (
              <CorrectionRow
                key={override.id}
                override={override}
                isScope={isScope}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
}
