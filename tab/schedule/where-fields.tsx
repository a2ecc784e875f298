import { isMeetingLink } from '../../shared/schedule/schedule.rules.ts';
import { useText } from '../reader.tsx';
import { Choice, TextField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { scheduleText } from './schedule.text.ts';

/** Where a meeting is, who takes the minutes, and who chairs. */
export interface Where {
  readonly place: string;
  readonly joinUrl: string;
  readonly minuteTaker: string;
  readonly chair: string;
}

export const nowhere: Where = { place: '', joinUrl: '', minuteTaker: '', chair: '' };

export const whereIsRight = ({ joinUrl }: Where): boolean => joinUrl.trim() === '' || isMeetingLink(joinUrl.trim());

interface WhereFieldsProps {
  readonly where: Where;
  readonly onChange: (where: Where) => void;
  readonly chairs: readonly (readonly [string, string])[];
  readonly tried: boolean;
}

export function WhereFields({ where, onChange, chairs, tried }: WhereFieldsProps) {
  const text = useText(scheduleText);
  const change = (name: keyof Where) => (value: string) => onChange({ ...where, [name]: value });
  return (
    <>
      <Row>
        <TextField label={text.place} value={where.place} onChange={change('place')} />
        <TextField
          label={text.link}
          hint={text.linkHint}
          value={where.joinUrl}
          most={2000}
          onChange={change('joinUrl')}
          wrong={tried && !whereIsRight(where) ? text.noLink : undefined}
        />
      </Row>
      <Row>
        <Choice label={text.chair} value={where.chair} onChange={change('chair')} options={[['', text.noChair], ...chairs]} />
        <TextField label={text.minuteTaker} value={where.minuteTaker} onChange={change('minuteTaker')} />
      </Row>
    </>
  );
}
