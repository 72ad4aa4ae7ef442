import { FormEvent, ReactNode, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import {
  Correction,
  RECORD_LIMITS,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useTexts } from '../language/useTexts';
import { CorrectionFailure } from './CorrectionFailure';
import { useOverrides } from './OverridesContext';

/** Asks before a correction is made: says what will follow, and takes a reason. */
export function CorrectionDialog(props: {
  title: string;
  /** What will be other than it is. */
  consequence: string;
  action: string;
  /** Null while something is still to be chosen. */
  correction: Correction | null;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { title, consequence, action, correction, onClose, children } = props;
  const t = useTexts();
  const { correct } = useOverrides();
  const [reason, setReason] = useState('');
  const [{ loading, error }, submit] = useAsyncFn(async () => {
    if (correction) {
      const said = reason.trim();
      await correct(said ? { ...correction, reason: said } : correction);
      onClose();
    }
  }, [correct, correction, reason, onClose]);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby="devops-correction-title"
      aria-describedby="devops-correction-consequence"
    >
      <form onSubmit={onSubmit}>
        <DialogTitle id="devops-correction-title">{title}</DialogTitle>
        <DialogContent>
          <DialogContentText id="devops-correction-consequence">
            {consequence}
          </DialogContentText>
          {children}
          <TextField
            fullWidth
            margin="normal"
            id="devops-correction-reason"
            label={t('overrides.reason')}
            helperText={t('overrides.reasonHint')}
            value={reason}
            inputProps={{ maxLength: RECORD_LIMITS.reason }}
            onChange={event => setReason(event.target.value)}
          />
          {error && <CorrectionFailure error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('overrides.cancel')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!correction || loading}
          >
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
