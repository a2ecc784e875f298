import { meetingDocumentText } from '../document/document.text.ts';
import type { Language } from '../text.ts';
import type { MinutesBody } from './minutes.body.ts';
import { caseHeading } from './minutes.outline.ts';
import { documentText } from './minutes.text.ts';

/** Which parts of minutes are others now than they were, by their headings. */
export function differences(before: MinutesBody, now: MinutesBody, language: Language): readonly string[] {
  const text = { ...meetingDocumentText[language], ...documentText[language] };
  const keys = [...new Set([...before.cases, ...now.cases].map(({ key }) => key))];
  const of = (body: MinutesBody, key: string) => body.cases.find((item) => item.key === key);
  const cases = keys.flatMap((key) => {
    const [then, later] = [of(before, key), of(now, key)];
    const shown = later ?? then;
    return shown && !isSame(then, later) ? [caseHeading(shown, language)] : [];
  });
  return [
    ...(isSame(headOf(before), headOf(now)) ? [] : [`${text.time}, ${text.place.toLocaleLowerCase('nb')}`]),
    ...(isSame(before.attendance, now.attendance) ? [] : [text.attendance]),
    ...(isSame(before.programme, now.programme) ? [] : [text.programme]),
    ...cases,
  ];
}

const headOf = ({ startsAt, endsAt, place, chair, minuteTaker }: MinutesBody) => [startsAt, endsAt, place, chair, minuteTaker];
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
