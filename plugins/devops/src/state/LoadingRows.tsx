import Skeleton from '@material-ui/lab/Skeleton';
import { Loading } from './Loading';

const HEIGHT_OF_ROW = 40;

/** Stands where a table will stand. */
export function LoadingRows(props: { rows?: number }) {
  return (
    <Loading>
      {Array.from({ length: props.rows ?? 3 }, (_, row) => (
        <Skeleton key={row} height={HEIGHT_OF_ROW} />
      ))}
    </Loading>
  );
}
