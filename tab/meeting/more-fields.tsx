import type { CaseReference } from '../../shared/case/case.api.ts';
import type { Hearing } from '../../shared/case/case.list.ts';
import type { MeetingPage } from '../../shared/meeting/meeting.api.ts';
import { useMeasures } from '../api.ts';
import { useReader, useText } from '../reader.tsx';
import { Choice, DayField, TextArea, TextField } from '../ui/fields.tsx';
import { Row } from '../ui/form.tsx';
import { caseFormText } from './case-form.text.ts';
import type { CaseValues } from './case-form.tsx';
import { EarlierCases } from './earlier-cases.tsx';
import { meetingText } from './meeting.text.ts';

interface MoreFieldsProps {
  readonly page: MeetingPage;
  /** The case itself: it is not its own past. */
  readonly own: string | undefined;
  readonly draft: CaseValues;
  readonly change: (some: Partial<CaseValues>) => void;
}

/** What most cases do without. */
export function MoreFields({ page, own, draft, change }: MoreFieldsProps) {
  const text = useText(caseFormText);
  const labels = useText(meetingText);
  const { today } = useReader();
  const measures = useMeasures().data?.measures ?? [];
  const { network } = page.meeting;
  const seats = page.attendance.map(({ municipality }) => [`${network}/${municipality}`, municipality] as const);
  const hearings: readonly (readonly [Hearing | '', string])[] = [
    ['', text.usualHearing],
    ['together', text.together],
    ['separately', text.separately],
    ['none', text.none],
  ];
  return (
    <>
      <TextArea label={labels.information} value={draft.information} onChange={(information) => change({ information })} />
      <Row>
        <Choice
          label={text.presenter}
          value={draft.presenter}
          onChange={(presenter) => change({ presenter })}
          options={withKnown([['', text.nobody], ...seats], draft.presenter)}
        />
        <TextField label={text.officer} value={draft.officer} onChange={(officer) => change({ officer })} />
        <Choice
          label={text.measure}
          value={draft.measure}
          onChange={(measure) => change({ measure })}
          options={withKnown([['', text.noMeasure], ...measures.map(({ key, title }) => [key, `${key} ${title}`] as const)], draft.measure)}
        />
      </Row>
      {draft.kind === 'decision' && draft.followUpBy === 'municipalities' && (
        <Row>
          <Choice label={text.hearing} value={draft.hearing} onChange={(hearing) => change({ hearing })} options={hearings} />
          {draft.hearing !== 'none' && (
            <DayField label={text.hearBy} min={today} value={draft.hearBy} onChange={(hearBy) => change({ hearBy })} />
          )}
        </Row>
      )}
      <EarlierCases chosen={draft.earlier} own={own} onChange={(earlier: readonly CaseReference[]) => change({ earlier })} />
    </>
  );
}

/** The options, with the one that is chosen also while the others are on their way. */
const withKnown = (options: readonly (readonly [string, string])[], value: string) =>
  options.some(([one]) => one === value) ? options : [...options, [value, value] as const];
