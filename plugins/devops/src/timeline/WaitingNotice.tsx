import { ChangesAnswer } from '@devops-domains/backstage-plugin-devops-common';
import { useMetricFormat } from '../dora/useMetricFormat';
import { useTexts } from '../language/useTexts';
import { Notice } from '../state/Notice';

/** How many changes wait, and for how long: shown beside the lead time, never in it. */
export function WaitingNotice(props: {
  /** The first page; undefined until it is read. */
  waiting: ChangesAnswer | undefined;
}) {
  const { total = null, items = [] } = props.waiting ?? {};
  const t = useTexts();
  const { number, duration } = useMetricFormat();
  return total === null || items.length === 0 ? null : (
    <Notice>
      {t('dora.waiting.beside', {
        count: total,
        number: number(total),
        age: duration(items[0].ageSeconds),
      })}
    </Notice>
  );
}
