import { MetricAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';
import { useMetricFormat } from './useMetricFormat';

/** What is not over yet, and is not in the number. */
export function OpenNotice(props: { open: MetricAnswer['open'] }) {
  const { open } = props;
  const t = useTexts();
  const format = useMetricFormat();
  if (!open || open.n === 0) {
    return null;
  }
  const count = { count: open.n, number: format.number(open.n) };
  return (
    <Notice tone="warning">
      {open.oldestSeconds === null
        ? t('dora.notices.openNoAge', count)
        : t('dora.notices.open', {
            ...count,
            age: format.duration(open.oldestSeconds),
          })}
    </Notice>
  );
}

/** Releases that a rollback jumped over, which are not in the number. */
export function SuspectNotice(props: { suspects: number | null }) {
  const t = useTexts();
  const format = useMetricFormat();
  const suspects = props.suspects ?? 0;
  return suspects === 0 ? null : (
    <Notice>
      {t('dora.notices.suspects', {
        count: suspects,
        number: format.number(suspects),
      })}
    </Notice>
  );
}
