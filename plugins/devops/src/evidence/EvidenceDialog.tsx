import { useCallback, useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { useApi } from '@backstage/core-plugin-api';
import {
  EvidenceAnswer,
  EvidenceRow,
  MetricAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { useWordStyles } from '../language/useWordStyles';
import { useCursorPages } from '../paging/useCursorPages';
import { isConflict } from '../state/responseErrors';
import { Notice } from '../state/Notice';
import { CsvButton } from './CsvButton';
import { EvidencePages } from './EvidencePages';
import { SideChoice } from './SideChoice';
import { evidenceQuery } from './evidenceQuery';
import { rateOf, Side } from './rateSides';

/**
 * The records behind a number, of the same snapshot as the number. Where the
 * snapshot is gone, the numbers are fetched again and the list with them.
 */
export function EvidenceDialog(props: {
  answer: MetricsAnswer;
  metric: MetricAnswer;
  /** Names the period of the answer. */
  period: string;
  /** Read again when it changes. */
  readAt: number;
  /** Whether the numbers are being fetched again at the moment. */
  refreshing: boolean;
  onRefresh: () => void;
  onClose: () => void;
}) {
  const { answer, metric, period, readAt, refreshing } = props;
  const { onRefresh, onClose } = props;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const classes = useWordStyles();
  const isNarrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('xs'));
  const [side, setSide] = useState<Side>('numerator');
  const [moved, setMoved] = useState(false);
  const { metric: id } = metric;
  const rate = rateOf(id);
  const load = useCallback(
    (cursor?: string) =>
      api.getEvidence({
        ...evidenceQuery(answer, id, rate ? side : undefined),
        cursor,
      }),
    [api, answer, id, rate, side],
  );
  const pages = useCursorPages<EvidenceRow, EvidenceAnswer>(
    load,
    JSON.stringify([answer.entityRef, period, id, side]),
    readAt,
  );

  const fetchAgain = useCallback(() => {
    setMoved(true);
    onRefresh();
  }, [onRefresh]);
  const isGone = isConflict(pages.error);
  useEffect(() => {
    // Once by itself; a snapshot that is gone again waits for the person.
    if (isGone && !moved) {
      fetchAgain();
    }
  }, [isGone, moved, fetchAgain]);

  const title = t('dora.evidence.title', { metric: t(`dora.metrics.${id}`) });
  return (
    <Dialog
      open
      fullWidth
      fullScreen={isNarrow}
      maxWidth="lg"
      onClose={onClose}
      className={classes.whole}
      aria-labelledby="devops-evidence-title"
    >
      <DialogTitle id="devops-evidence-title">{title}</DialogTitle>
      <DialogContent>
        {moved && <Notice live>{t('dora.notices.dataMoved')}</Notice>}
        {rate && <SideChoice metric={rate} side={side} onChange={setSide} />}
        <EvidencePages
          pages={pages}
          metric={metric}
          answer={answer}
          label={title}
          counted={rate && side === 'numerator' ? metric.numerator : metric.n}
          refreshing={refreshing}
          onRetry={isGone ? fetchAgain : pages.retry}
        />
      </DialogContent>
      <DialogActions>
        <CsvButton
          query={evidenceQuery(answer, id, rate ? side : undefined)}
          onGone={fetchAgain}
        />
        <Button onClick={onClose}>{t('dora.evidence.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
