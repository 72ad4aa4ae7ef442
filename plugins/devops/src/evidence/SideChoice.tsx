import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useTexts } from '../language/useTexts';
import { RateId, Side, SIDES } from './rateSides';

/** Switches between what a rate counts and what it counts among, in the words of the metric. */
export function SideChoice(props: {
  metric: RateId;
  side: Side;
  onChange: (side: Side) => void;
}) {
  const t = useTexts();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('dora.evidence.side')}</FormLabel>
      <RadioGroup
        row
        name="devops-evidence-side"
        value={props.side}
        onChange={(_, value) =>
          props.onChange(value === 'denominator' ? 'denominator' : 'numerator')
        }
      >
        {SIDES.map(side => (
          <FormControlLabel
            key={side}
            value={side}
            control={<Radio color="primary" />}
            label={t(`dora.evidence.sides.${props.metric}.${side}`)}
          />
        ))}
      </RadioGroup>
    </FormControl>
  );
}
