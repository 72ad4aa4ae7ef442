import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { ActivityCover } from '@devops-domains/backstage-plugin-devops-common';
import { ExternalText } from '../../evidence/ExternalText';
import { useTexts } from '../../language/useTexts';
import { techDocsRouteRef } from '../../routes';
import { useListStyles } from './useListStyles';

/** Where the parser says that the TechDocs of an entity are. */
const TECHDOCS_PATH = /^\/docs\/([\w.-]+)\/([\w.-]+)\/([\w.-]+)$/;

/** TechDocs, as a link only where the portal has a page for them. */
function TechDocsText(props: {
  namespace: string;
  kind: string;
  name: string;
}) {
  const t = useTexts();
  const route = useRouteRef(techDocsRouteRef);
  const text = t('domains.activity.techDocs');
  return route ? <Link to={route(props)}>{text}</Link> : <>{text}</>;
}

function EvidenceText(props: { title: string; url: string }) {
  const docs = props.url.match(TECHDOCS_PATH);
  if (docs) {
    const [namespace, kind, name] = docs.slice(1);
    return <TechDocsText namespace={namespace} kind={kind} name={name} />;
  }
  return <ExternalText text={props.title} url={props.url} />;
}

/** What shows that an activity is done. */
export function EvidenceLinks(props: { evidence: ActivityCover['evidence'] }) {
  const classes = useListStyles();
  return (
    <ul className={classes.list}>
      {props.evidence.map(({ title, url }) => (
        <li key={url}>
          <EvidenceText title={title} url={url} />
        </li>
      ))}
    </ul>
  );
}
