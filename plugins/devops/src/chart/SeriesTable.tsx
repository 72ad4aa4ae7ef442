import { makeStyles } from '@material-ui/core/styles';
import { SeriesPoint } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { hiddenStyle } from './hiddenStyle';

const useStyles = makeStyles(
  { hidden: hiddenStyle },
  { name: 'PluginDevopsSeriesTable' },
);

/** What a chart draws, for those who do not see it. */
export function SeriesTable(props: {
  caption: string;
  series: SeriesPoint[];
  value: (value: number | null) => string;
  bucket: (iso: string) => string;
  /** What is said of a bucket that is not whole; null of others. */
  partial: (point: SeriesPoint) => string | null;
}) {
  const { caption, series, value, bucket, partial } = props;
  const classes = useStyles();
  const t = useTexts();
  return (
    <div className={classes.hidden}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dora.chart.period')}</th>
            <th scope="col">{t('dora.chart.value')}</th>
            <th scope="col">{t('dora.chart.size')}</th>
          </tr>
        </thead>
        <tbody>
          {series.map(point => {
            const note = partial(point);
            return (
              <tr key={point.from}>
                <th scope="row">
                  {bucket(point.from)}
                  {note && ` (${note})`}
                </th>
                <td>{value(point.value)}</td>
                <td>{point.n}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
