import { useState } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import {
  DEPLOYMENT_TYPES,
  DeploymentType,
} from '@devops-domains/backstage-plugin-devops-common';
import { useTexts } from '../language/useTexts';
import { CorrectableRecord } from './correctableRecord';
import { CorrectionDialog } from './CorrectionDialog';

/** Lets a person say what kind of release it was. */
export function TypeDialog(props: {
  record: CorrectableRecord;
  onClose: () => void;
}) {
  const { record, onClose } = props;
  const t = useTexts();
  const [type, setType] = useState<DeploymentType | null>(
    DEPLOYMENT_TYPES.find(known => known === record.type) ?? null,
  );
  const { name, targets } = record;
  return (
    <CorrectionDialog
      title={t('overrides.type.title', { record: name })}
      consequence={t('overrides.type.consequence')}
      action={t('overrides.type.action')}
      correction={type && { targets, action: 'set-type', type }}
      onClose={onClose}
    >
      <RadioGroup
        aria-label={t('dora.timeline.type')}
        value={type}
        onChange={event =>
          setType(
            DEPLOYMENT_TYPES.find(known => known === event.target.value) ??
              null,
          )
        }
      >
        {DEPLOYMENT_TYPES.map(each => (
          <FormControlLabel
            key={each}
            value={each}
            control={<Radio color="primary" />}
            label={t(`dora.timeline.types.${each}`)}
          />
        ))}
      </RadioGroup>
    </CorrectionDialog>
  );
}
