import { ReactNode } from 'react';
import TableCell from '@material-ui/core/TableCell';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { DomainSystem } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { GapText } from './activities/GapText';
import { useCellStyles } from './useCellStyles';

/** The head of a row about a System: where it is described, and whether its YAML has problems. */
export function SystemCell(props: {
  system: DomainSystem;
  children?: ReactNode;
}) {
  const { entityRef, title, problems } = props.system;
  const classes = useCellStyles();
  const t = useTexts();
  return (
    <TableCell
      component="th"
      scope="row"
      role="rowheader"
      className={classes.cell}
    >
      <EntityRefLink entityRef={entityRef}>{title}</EntityRefLink>
      {problems.length > 0 && (
        <GapText>
          {t('domains.systems.problems', {
            count: problems.length,
            number: String(problems.length),
          })}
        </GapText>
      )}
      {props.children}
    </TableCell>
  );
}
