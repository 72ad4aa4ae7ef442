import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import Grid from '@material-ui/core/Grid';
import Skeleton from '@material-ui/lab/Skeleton';
import { METRIC_IDS } from '@devops-domains/backstage-plugin-devops-common';
import { Loading } from '../state/Loading';

/** Stands where the panels of the metrics will stand. */
export function LoadingPanels() {
  return (
    <Loading>
      <Grid container spacing={2}>
        {METRIC_IDS.map(metric => (
          <Grid item xs={12} md={6} xl={4} key={metric}>
            <Card>
              <CardContent>
                <Skeleton width="60%" height={32} />
                <Skeleton width="40%" height={42} />
                <Skeleton width="80%" />
                <Skeleton width="70%" />
                <Skeleton variant="rect" height={180} />
              </CardContent>
            </Card>
          </Grid>
        ))}
      </Grid>
    </Loading>
  );
}
