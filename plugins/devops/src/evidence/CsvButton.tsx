import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import DownloadIcon from '@material-ui/icons/GetApp';
import { useApi } from '@backstage/core-plugin-api';
import { EvidenceQuery } from '@devops-domains/backstage-plugin-devops-common';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { isConflict } from '../state/responseErrors';
import { download } from './download';

/** Saves all records behind a number as CSV. */
export function CsvButton(props: {
  query: EvidenceQuery;
  /** The snapshot is gone. */
  onGone: () => void;
}) {
  const { query, onGone } = props;
  const api = useApi(devopsApiRef);
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      const csv = await api.getEvidenceCsv(query);
      download(`${query.metric}.csv`, 'text/csv', csv);
    } catch (problem) {
      if (isConflict(problem)) {
        onGone();
        return;
      }
      setError(problem instanceof Error ? problem.message : String(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {error && (
        <Typography role="alert" variant="body2" color="error">
          {t('dora.error.csv')}: {error}
        </Typography>
      )}
      <Button
        onClick={save}
        disabled={busy}
        startIcon={<DownloadIcon aria-hidden />}
      >
        {t('dora.evidence.csv')}
      </Button>
    </>
  );
}
