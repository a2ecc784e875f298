import { z } from 'zod';
import { codes } from '../action.ts';
import { caseKinds, followUpBys } from '../case/case.list.ts';
import { Day } from '../day.ts';

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time as HH:mm');
const CaseNumber = z.string().regex(/^\d{3}\/\d{2}$/, 'expected a number as 022/14');
/** As old papers write it too: `05/12`. */
const EarlierNumber = z.string().regex(/^\d{2,4}\/\d{2}$/, 'expected a number as 022/14');
const Link = z.url({ protocol: /^https?$/, error: 'expected a link that begins with https://' });
const Line = z.string().min(1).max(255);
const Minutes = z.number().int().min(1).max(480);

/** One agenda as a file: the form of the region's public meeting papers. Unknown fields are refused, so that a misspelt one is seen. */
export const AgendaFile = z
  .strictObject({
    body: Line,
    date: Day,
    start: Time,
    end: Time,
    place: Line.optional(),
    present: z.array(Line).default([]),
    absent: z.array(Line).default([]),
    chair: Line.optional(),
    cases: z
      .array(
        z.strictObject({
          /** `null` for what has no number, as *Felles bord*. */
          number: CaseNumber.nullable(),
          title: Line,
          /** Without it a case is a discussion. */
          kind: z.enum(codes(caseKinds)).default('discussion'),
          minutes: Minutes.optional(),
          measure: Line.optional(),
          followUpBy: z.enum(codes(followUpBys)).default('nobody'),
          information: z.string().max(8000).optional(),
          proposal: z.string().max(8000).optional(),
          /** The case officer. */
          officer: Line.optional(),
          /** The same body's numbers of the cases in which it was treated before. */
          earlier: z.array(EarlierNumber).default([]),
          /** The legal basis, when the case is exempt from public disclosure. */
          exempt: Line.optional(),
        }),
      )
      .min(1, 'expected at least one case'),
    attachments: z
      .array(
        z.strictObject({
          number: z.number().int().min(1),
          title: Line,
          /** The number of the case it belongs to. */
          case: CaseNumber,
          sentLater: z.boolean().default(false),
          url: Link.optional(),
          exempt: Line.optional(),
        }),
      )
      .default([]),
  })
  .superRefine((file, context) => {
    if (file.end <= file.start) context.addIssue({ code: 'custom', path: ['end'], message: `expected a time after ${file.start}` });
    file.absent.forEach((name, index) => {
      if (file.present.includes(name)) context.addIssue({ code: 'custom', path: ['absent', index], message: `${name} is present too` });
    });
    file.present.forEach((name, index) => {
      if (file.present.indexOf(name) !== index)
        context.addIssue({ code: 'custom', path: ['present', index], message: `${name} is named twice` });
    });
    const year = file.date.slice(2, 4);
    file.cases.forEach(({ number }, index) => {
      if (number !== null && !number.endsWith(`/${year}`))
        context.addIssue({ code: 'custom', path: ['cases', index, 'number'], message: `expected a number of the year: 022/${year}` });
    });
    const papers = file.attachments.map(({ number }) => number);
    papers.forEach((number, index) => {
      if (papers.indexOf(number) !== index)
        context.addIssue({ code: 'custom', path: ['attachments', index, 'number'], message: `${number} is used twice` });
    });
    const numbers = file.cases.map(({ number }) => number);
    numbers.forEach((number, index) => {
      if (number !== null && numbers.indexOf(number) !== index)
        context.addIssue({ code: 'custom', path: ['cases', index, 'number'], message: `${number} is used twice` });
    });
    file.attachments.forEach((attachment, index) => {
      if (!numbers.includes(attachment.case))
        context.addIssue({ code: 'custom', path: ['attachments', index, 'case'], message: `there is no case ${attachment.case}` });
    });
  });
export type AgendaFile = z.infer<typeof AgendaFile>;

/** The file, or each of its mistakes by its place. */
export function readAgenda(json: unknown): { file: AgendaFile } | { mistakes: readonly string[] } {
  const parsed = AgendaFile.safeParse(json);
  if (parsed.success) return { file: parsed.data };
  return { mistakes: parsed.error.issues.map(({ path, message }) => `${path.length > 0 ? path.join('.') : 'the file'}: ${message}`) };
}
