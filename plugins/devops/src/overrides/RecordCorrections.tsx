import { useState } from 'react';
import { Override } from '@devops-domains/backstage-plugin-devops-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { CauseDialog } from './CauseDialog';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionFailure } from './CorrectionFailure';
import { DuplicateDialog } from './DuplicateDialog';
import { ExcludeDialog } from './ExcludeDialog';
import { FixesDialog } from './FixesDialog';
import { OverrideMarks } from './OverrideMarks';
import { useOverrides, useOverridesOf } from './OverridesContext';
import { CorrectionChoice, RecordMenu } from './RecordMenu';
import { TypeDialog } from './TypeDialog';

const DIALOGS = {
  exclude: ExcludeDialog,
  cause: CauseDialog,
  duplicate: DuplicateDialog,
  fixes: FixesDialog,
  type: TypeDialog,
};

/** Beside a record: whether it was corrected, and for those who may, the ways to correct it. */
export function RecordCorrections(props: { record: CorrectableRecord | null }) {
  return props.record && <Corrections record={props.record} />;
}

function Corrections(props: { record: CorrectableRecord }) {
  const { record } = props;
  const { canCorrect, undo } = useOverrides();
  const overrides = useOverridesOf(record);
  const [choice, setChoice] = useState<CorrectionChoice | null>(null);
  const [undoing, startUndo] = useAsyncFn(
    (undone: Override[]) => undo(undone),
    [undo],
  );
  const ChosenDialog = choice && DIALOGS[choice];
  return (
    <>
      <OverrideMarks overrides={overrides} />
      {canCorrect && (
        <RecordMenu
          record={record}
          overrides={overrides}
          onChoose={setChoice}
          onUndo={startUndo}
        />
      )}
      {undoing.error && <CorrectionFailure error={undoing.error} />}
      {ChosenDialog && (
        <ChosenDialog record={record} onClose={() => setChoice(null)} />
      )}
    </>
  );
}
