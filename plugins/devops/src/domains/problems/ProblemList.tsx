import { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { MappingProblem } from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../../language/useTexts';
import { Notice } from '../../state/Notice';
import { CopyableLines } from '../CopyableLines';
import { ShortList } from '../ShortList';
import {
  annotationOfPath,
  correctedLine,
  ProblemContext,
} from './correctedLine';
import { problemText } from './problemText';

const SHOWN_AT_FIRST = 3;

const useStyles = makeStyles(
  theme => ({
    details: {
      margin: 0,
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: theme.spacing(2),
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
    },
    term: { color: theme.palette.text.secondary },
    description: { margin: 0, minWidth: 0 },
    what: { fontWeight: 700, overflowWrap: 'anywhere' },
  }),
  { name: 'PluginDevopsProblemList' },
);

function Detail(props: { term: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <>
      <Typography component="dt" variant="body2" className={classes.term}>
        {props.term}
      </Typography>
      <Typography
        component="dd"
        variant="body2"
        className={classes.description}
      >
        {props.children}
      </Typography>
    </>
  );
}

function Problem(props: { problem: MappingProblem; context: ProblemContext }) {
  const { problem, context } = props;
  const classes = useStyles();
  const t = useTexts();
  const { what, fix } = problemText(t, problem, context.domain);
  const line = correctedLine(problem, context);
  return (
    <Notice tone="warning">
      <div className={classes.what}>{what}</div>
      <dl className={classes.details}>
        <Detail term={t('domains.problems.where')}>
          <code>{problem.path}</code>
        </Detail>
        <Detail term={t('domains.problems.value')}>
          {problem.value === '' ? (
            t('domains.problems.empty')
          ) : (
            <code>{problem.value}</code>
          )}
        </Detail>
        {problem.nearest && (
          <Detail term={t('domains.problems.nearest')}>
            <code>{problem.nearest}</code>
          </Detail>
        )}
        <Detail term={t('domains.problems.fix')}>{fix}</Detail>
      </dl>
      {line && (
        <CopyableLines
          text={line}
          label={t('domains.copy.line', {
            name: annotationOfPath(problem.path) ?? problem.path,
          })}
        />
      )}
    </Notice>
  );
}

/** What is wrong in the YAML of a System, and for each how its author mends it. */
export function ProblemList(props: { context: ProblemContext }) {
  const { context } = props;
  const t = useTexts();
  return (
    <ShortList
      items={context.problems}
      limit={SHOWN_AT_FIRST}
      keyOf={(problem, index) => `${index} ${problem.path} ${problem.code}`}
      showAll={t('domains.problems.showAll', {
        number: String(context.problems.length),
      })}
      showFewer={t('domains.problems.showFewer')}
    >
      {problem => <Problem problem={problem} context={context} />}
    </ShortList>
  );
}
