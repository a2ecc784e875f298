import { useText } from '../reader.tsx';
import { DayField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { uiText } from '../ui/ui.text.ts';
import { awayText } from './away.text.ts';
import { setupText } from './setup.text.ts';

interface Days {
  readonly from: string;
  readonly to: string;
}

export const daysAreRight = ({ from, to }: Days): boolean => from !== '' && to !== '' && from <= to;

/** A first and a last day; the last follows when the first passes it. */
export function DayFields({ days, onChange }: { days: Days; onChange: (days: Days) => void }) {
  const text = useText(setupText);
  const words = useText(awayText);
  const ui = useText(uiText);
  const { from, to } = days;
  return (
    <Row>
      <DayField
        label={words.first}
        required
        value={from}
        onChange={(value) => onChange({ from: value, to: to < value ? value : to })}
        wrong={from ? undefined : ui.neededDay}
      />
      <DayField
        label={words.last}
        required
        min={from}
        value={to}
        onChange={(value) => onChange({ from, to: value })}
        wrong={to === '' ? ui.neededDay : to < from ? text.toBeforeFrom : undefined}
      />
    </Row>
  );
}
