import Typography from '@material-ui/core/Typography';
import { MetricsAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { LoadFailure } from '../state/LoadFailure';
import { LoadingRows } from '../state/LoadingRows';
import { Section } from '../state/Section';
import { MissingSection } from './MissingSection';
import { SourceTable } from './SourceTable';
import { useSources } from './useSources';

/** Which sources feed an entity, how well, and what to do about what nobody delivers. */
export function SourcesSection(props: { answer: MetricsAnswer }) {
  const { entityRef, timeZone } = props.answer;
  const t = useTexts();
  const { answer, error, loading, retry } = useSources(entityRef);
  const title = t('sources.title');
  // The metrics know most of it already, while more is loading.
  const sources = answer?.sources ?? props.answer.sources;
  return (
    <Section id="sources" title={title}>
      {sources.length === 0 ? (
        <Typography variant="body2">{t('sources.entity.none')}</Typography>
      ) : (
        <SourceTable sources={sources} label={title} timeZone={timeZone} />
      )}
      {loading && !answer && <LoadingRows rows={1} />}
      {error && (
        <LoadFailure
          title={t('sources.entity.health')}
          error={error}
          onRetry={retry}
        />
      )}
      {answer?.missing.map(missing => (
        <MissingSection key={missing.kind} missing={missing} />
      ))}
    </Section>
  );
}
