import { Link } from '@backstage/core-components';
import { webLink } from '../format/webLink';

/** A text, as a link where its address is one that a browser may follow. */
export function ExternalText(props: { text: string; url: string | null }) {
  const url = webLink(props.url);
  return url ? <Link to={url}>{props.text}</Link> : <>{props.text}</>;
}
