import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityDisplayName,
  EntityRefLink,
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { MetricId } from '@devops-domains/backstage-plugin-devops-common';
import { useLocation, useSearchParams } from 'react-router-dom';
import { withValues } from '../address/withValues';
import { browserTimeZone } from '../dora/window/timeZones';
import { readView, writeView } from '../dora/window/view';

/**
 * Leads from the tab of a scope to the same tab of one of its services, in the same
 * view. The path of the tab is that of the address, because every portal chooses it.
 */
export function ServiceLink(props: {
  scopeRef: string;
  entityRef: string;
  /** Opens the records behind this number there. */
  evidence?: MetricId;
  /** What the link says; default: the name of the service. */
  children?: ReactNode;
}) {
  const { scopeRef, entityRef, evidence, children } = props;
  const pageOf = useRouteRef(entityRouteRef);
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const routeOf = (ref: string) =>
    pageOf(entityRouteParams(parseEntityRef(ref)));
  const scope = routeOf(scopeRef);
  // People may write an entity in any case.
  if (!pathname.toLowerCase().startsWith(`${scope}/`.toLowerCase())) {
    return <EntityRefLink entityRef={entityRef}>{children}</EntityRefLink>;
  }
  const tab = pathname.slice(scope.length);
  const view = writeView(
    new URLSearchParams(),
    readView(query, browserTimeZone()),
  );
  const shown = withValues(view, { evidence });
  return (
    <Link to={`${routeOf(entityRef)}${tab}?${shown}`}>
      {children ?? <EntityDisplayName entityRef={entityRef} />}
    </Link>
  );
}
