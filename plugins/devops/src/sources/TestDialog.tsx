import { FormEvent, useState } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import LinearProgress from '@material-ui/core/LinearProgress';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  SourceHealth,
  SourceTestAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { devopsApiRef } from '../api';
import { useTexts } from '../language/useTexts';
import { useWordStyles } from '../language/useWordStyles';
import { LoadFailure } from '../state/LoadFailure';
import { Notice } from '../state/Notice';
import { EntityField } from './EntityField';
import { TestSteps } from './TestSteps';

/** The whole reference of what a person wrote; null where it is none. */
function entityRefOf(text: string): string | null {
  try {
    return stringifyEntityRef(
      parseEntityRef(text.trim(), { defaultKind: 'component' }),
    );
  } catch {
    return null;
  }
}

function useTest(source: string, onTested: () => void) {
  const api = useApi(devopsApiRef);
  const [answer, setAnswer] = useState<SourceTestAnswer>();
  const [{ error, loading }, send] = useAsyncFn(
    async (entityRef: string) => {
      setAnswer(undefined);
      setAnswer(await api.testSource(source, entityRef));
      onTested();
    },
    [api, source, onTested],
  );
  return { answer, error, loading, send };
}

/** Sends a test event of a source about an entity and shows its whole way. */
export function TestDialog(props: {
  source: SourceHealth;
  onTested: () => void;
  onClose: () => void;
}) {
  const { source, onTested, onClose } = props;
  const { title } = source;
  const t = useTexts();
  const classes = useWordStyles();
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const test = useTest(source.source, onTested);
  const send = () => {
    const entityRef = entityRefOf(text);
    setIsWrong(entityRef === null);
    if (entityRef !== null) test.send(entityRef);
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      className={classes.whole}
      aria-labelledby="devops-source-test-title"
      aria-describedby="devops-source-test-intro"
    >
      <form onSubmit={onSubmit} noValidate>
        <DialogTitle id="devops-source-test-title">
          {t('sources.test.title', { title })}
        </DialogTitle>
        <DialogContent>
          <DialogContentText id="devops-source-test-intro">
            {t('sources.test.intro', { title })}
          </DialogContentText>
          <EntityField
            value={text}
            isWrong={isWrong}
            onChange={next => {
              setText(next);
              setIsWrong(false);
            }}
          />
          {test.loading && (
            <>
              <LinearProgress aria-label={t('sources.test.sending')} />
              <Notice live>{t('sources.test.sending')}</Notice>
            </>
          )}
          {test.error && !test.loading && (
            <LoadFailure
              title={t('sources.test.error')}
              error={test.error}
              onRetry={send}
              noPermission={{
                title: t('sources.test.noPermission.title'),
                description: t('sources.test.noPermission.description'),
              }}
            />
          )}
          {test.answer && <TestSteps answer={test.answer} title={title} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('sources.test.close')}</Button>
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={test.loading}
          >
            {test.answer ? t('sources.test.again') : t('sources.test.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
