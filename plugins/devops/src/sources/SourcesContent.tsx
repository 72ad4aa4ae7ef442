import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  devopsDeliveryReplayPermission,
  SourceHealth,
} from '@devops-domains/backstage-plugin-devops-common';
import { CopyableLines } from '../domains/CopyableLines';
import { browserTimeZone } from '../dora/window/timeZones';
import { useTexts } from '../language/useTexts';
import { useWordStyles } from '../language/useWordStyles';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { OwnPipeline } from './OwnPipeline';
import { SourceItem } from './SourceItem';
import { byState } from './sourceState';
import { TestDialog } from './TestDialog';
import { useSources } from './useSources';

const FIRST_MODULE =
  "backend.add(import('@devops-domains/backstage-plugin-devops-backend-module-github'));";

const useStyles = makeStyles(
  { list: { listStyle: 'none', margin: 0, padding: 0 } },
  { name: 'PluginDevopsSources' },
);

function SourceList(props: {
  sources: readonly SourceHealth[];
  onTested: () => void;
}) {
  const { sources, onTested } = props;
  const classes = useStyles();
  const t = useTexts();
  const { allowed } = usePermission({
    permission: devopsDeliveryReplayPermission,
  });
  const [tested, setTested] = useState<SourceHealth>();
  if (sources.length === 0) {
    return (
      <>
        <Typography variant="body2">{t('sources.none')}</Typography>
        <CopyableLines text={FIRST_MODULE} label={t('sources.noneCopy')} />
      </>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t('sources.list')}>
        {byState(sources).map(source => (
          <SourceItem
            key={source.source}
            source={source}
            timeZone={browserTimeZone()}
            onTest={
              allowed && source.testable ? () => setTested(source) : undefined
            }
          />
        ))}
      </ul>
      {tested && (
        <TestDialog
          source={tested}
          onTested={onTested}
          onClose={() => setTested(undefined)}
        />
      )}
    </>
  );
}

/** What feeds the portal, how well, and what is still to be set up. */
export function SourcesContent() {
  const t = useTexts();
  const classes = useWordStyles();
  const { answer, error, loading, retry } = useSources();
  return (
    <section
      className={classes.whole}
      aria-labelledby="devops-sources-title"
      aria-busy={loading}
    >
      <Box display="flex" justifyContent="space-between" alignItems="center">
        <Typography id="devops-sources-title" variant="h4" component="h2">
          {t('sources.title')}
        </Typography>
        <Button variant="outlined" size="small" onClick={retry}>
          {t('sources.refresh')}
        </Button>
      </Box>
      <Typography variant="body1" paragraph>
        {t('sources.intro')}
      </Typography>
      {loading && !answer && <LoadingRows />}
      {error && (
        <LoadFailure
          title={t('sources.error')}
          error={error}
          onRetry={retry}
          noPermission={{
            title: t('sources.noPermission.title'),
            description: t('sources.noPermission.description'),
          }}
        />
      )}
      {answer && (
        <>
          <SourceList sources={answer.sources} onTested={retry} />
          <OwnPipeline />
        </>
      )}
    </section>
  );
}
