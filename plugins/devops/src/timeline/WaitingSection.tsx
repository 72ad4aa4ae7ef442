import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ChangesAnswer,
  MetricsAnswer,
} from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { ExternalText } from '../evidence/ExternalText';
import { formatInstant } from '../format/instant';
import { useTexts } from '../language/useTexts';
import { recordOfWaiting } from '../overrides/correctableRecord';
import { RecordCorrections } from '../overrides/RecordCorrections';
import { Notice } from '../state/Notice';
import { ScrollArea } from '../state/ScrollArea';
import { PagedList } from '../paging/PagedList';
import { CursorPages } from '../paging/useCursorPages';
import { Section } from '../state/Section';
import { shortVersion } from './shortVersion';
import { WaitingChange } from './useWaitingChanges';

/** People know a change by its pull request, of which there may be several: the beginning of its revision tells them apart. */
function nameOf({ pullRequest, revision }: WaitingChange): string {
  const version = shortVersion(revision);
  return pullRequest === null ? version : `#${pullRequest} · ${version}`;
}

function WaitingTable(props: {
  changes: WaitingChange[];
  isScope: boolean;
  timeZone: string;
}) {
  const { changes, isScope, timeZone } = props;
  const t = useTexts();
  const { language, duration } = useMetricFormat();
  return (
    <ScrollArea label={t('dora.waiting.title')}>
      <Table size="small" aria-label={t('dora.waiting.title')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('dora.waiting.revision')}</TableCell>
            {isScope && <TableCell>{t('dora.evidence.entity')}</TableCell>}
            <TableCell>{t('dora.waiting.merged')}</TableCell>
            <TableCell>{t('dora.waiting.age')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map(change => {
            const name = nameOf(change);
            return (
              <TableRow key={`${change.entityRef} ${change.revision}`}>
                <TableCell>
                  <ExternalText text={name} url={change.url} />
                  {change.automated && ` (${t('dora.waiting.automated')})`}
                  <RecordCorrections record={recordOfWaiting(change, name)} />
                </TableCell>
                {isScope && (
                  <TableCell>
                    <EntityRefLink entityRef={change.entityRef} />
                  </TableCell>
                )}
                <TableCell>
                  {formatInstant(change.mergedAt, language, timeZone)}
                </TableCell>
                <TableCell>{duration(change.ageSeconds)}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </ScrollArea>
  );
}

/** Why no change is listed: none waits, or nobody delivers those that could. */
function NoneWaiting(props: { answer: MetricsAnswer }) {
  const t = useTexts();
  // Changes that only a deployment lists are known once they are released.
  const isKnown = props.answer.sources.some(({ kinds }) =>
    kinds.includes('change'),
  );
  return isKnown ? (
    <Typography variant="body2">{t('dora.waiting.empty')}</Typography>
  ) : (
    <Notice>
      <div>{t('dora.waiting.unknown')}</div>
      <div>{t('dora.notices.next', { next: t('dora.waiting.connect') })}</div>
    </Notice>
  );
}

/** Changes that were merged and wait for their release. */
export function WaitingSection(props: {
  answer: MetricsAnswer;
  pages: CursorPages<WaitingChange, ChangesAnswer>;
}) {
  const { answer, pages } = props;
  const t = useTexts();
  const { number } = useMetricFormat();
  const total = pages.first?.total ?? 0;
  return (
    <Section id="waiting" title={t('dora.waiting.title')}>
      <PagedList
        pages={pages}
        more={t('dora.waiting.more')}
        shown={pages.items.length}
        failure={{ title: t('dora.error.waiting') }}
      >
        {pages.items.length > 0 && (
          <>
            <Typography variant="body2">
              {t('dora.waiting.total', { count: total, number: number(total) })}
            </Typography>
            <WaitingTable
              changes={pages.items}
              isScope={answer.services > 1}
              timeZone={answer.timeZone}
            />
          </>
        )}
        {pages.first && pages.items.length === 0 && (
          <NoneWaiting answer={answer} />
        )}
      </PagedList>
    </Section>
  );
}
