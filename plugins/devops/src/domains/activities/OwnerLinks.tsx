import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useListStyles } from './useListStyles';

/** Groups and Users, one a line. */
export function OwnerLinks(props: {
  owners: readonly string[];
  /** Where there is little room. */
  hideIcons?: boolean;
}) {
  const classes = useListStyles();
  return (
    <ul className={classes.list}>
      {props.owners.map(owner => (
        <li key={owner}>
          <EntityRefLink
            entityRef={owner}
            defaultKind="group"
            hideIcon={props.hideIcons}
          />
        </li>
      ))}
    </ul>
  );
}
