import type { Absence, LocalDate } from '../../shared/absence/absence.list.ts';
import type { FollowUpAsk, LineAsk } from '../../shared/ask/ask.api.ts';
import type { Case } from '../../shared/case/case.list.ts';
import { day, instant } from '../../shared/day.ts';
import type { Decision } from '../../shared/decision/decision.list.ts';
import type { FollowUp } from '../../shared/follow-up/follow-up.list.ts';
import type { HistoryEntry } from '../../shared/history/history.list.ts';
import type { RowMeta } from '../../shared/list.ts';
import type { Measure } from '../../shared/measure/measure.list.ts';
import type { Attachment, Meeting } from '../../shared/meeting/meeting.list.ts';
import type { Participation } from '../../shared/participation/participation.list.ts';
import type { Network, Person, Seat, SeatTerm } from '../../shared/seat/seat.list.ts';

/** Rows for tests: each is right as it is, and says only what the test is about. */
const meta = (key: string): RowMeta => ({
  key,
  title: key,
  itemId: key,
  etag: `"${key},1"`,
  createdAt: instant('2026-11-23T08:00:00Z'),
  modifiedAt: instant('2026-11-23T08:00:00Z'),
  editor: { app: true, name: 'Veven' },
  changedBy: undefined,
  changedById: undefined,
  changedVia: undefined,
  changeId: undefined,
});

export const aFollowUp = (of: Partial<FollowUp> = {}): FollowUp => ({
  ...meta(of.key ?? 'HR/1/01/1/Rollag'),
  decision: 'HR/1/01/1',
  network: 'HR',
  seat: 'HR/Rollag',
  municipality: 'Rollag',
  measure: undefined,
  state: 'unanswered',
  dueOn: day('2027-02-09'),
  askOn: day('2027-02-02'),
  snoozedTo: undefined,
  localBody: undefined,
  localOn: undefined,
  localOutcome: undefined,
  localCase: undefined,
  comment: undefined,
  obstacle: undefined,
  helpWanted: false,
  answeredAt: undefined,
  answeredBy: undefined,
  asDeputy: false,
  late: false,
  left: undefined,
  ...of,
});

export const aCase = (of: Partial<Case> = {}): Case => ({
  ...meta(of.key ?? 'HR/1/01'),
  meeting: 'HR/1',
  network: 'HR',
  number: undefined,
  numberKey: of.key ?? 'HR/1/01',
  unnumbered: false,
  position: 1,
  kind: 'discussion',
  followUpBy: 'nobody',
  minutes: undefined,
  measure: undefined,
  information: undefined,
  proposal: undefined,
  conclusion: undefined,
  state: 'scheduled',
  addedLate: false,
  exempt: false,
  provision: undefined,
  fixed: undefined,
  presenter: undefined,
  officer: undefined,
  earlier: undefined,
  weighing: undefined,
  hearing: undefined,
  hearBy: undefined,
  stateReason: undefined,
  proposedBy: undefined,
  carriedFrom: undefined,
  referredTo: undefined,
  referredAt: undefined,
  ...of,
});

export const aSeat = (of: Partial<Seat> & { municipality: string }): Seat => ({
  ...meta(`HR/${of.municipality}`),
  network: 'HR',
  from: day('2025-01-01'),
  to: undefined,
  ...of,
});

export const aParticipation = (of: Partial<Participation>): Participation => ({
  ...meta(`HR4/${of.municipality ?? 'Rollag'}/${of.since ?? '2026-01-01'}`),
  measure: 'HR4',
  municipality: 'Rollag',
  state: 'with',
  since: day('2026-01-01'),
  reason: undefined,
  localCase: undefined,
  ...of,
});

export const aFollowUpAsk = (of: Partial<FollowUpAsk> = {}): FollowUpAsk => ({
  kind: 'follow-up',
  key: 'HR/1/01/1/Rollag',
  seat: 'HR/Rollag',
  network: 'HR',
  networkTitle: 'HR-nettverket',
  municipality: 'Rollag',
  since: instant('2026-12-11T11:00:00Z'),
  askOn: day('2027-02-02'),
  dueOn: day('2027-02-09'),
  answered: false,
  post: 'decided/HR/1',
  title: 'En sak',
  measure: undefined,
  text: undefined,
  decidedAt: instant('2026-12-11T08:00:00Z'),
  state: 'unanswered',
  seen: '',
  settled: false,
  given: undefined,
  ...of,
});

export const aLineAsk = (of: Partial<LineAsk> = {}): LineAsk => ({
  kind: 'line',
  key: 'HR/1/01/F6-1/Rollag',
  checklist: 'HR/1/01/F6-1',
  seat: 'HR/Rollag',
  network: 'HR',
  networkTitle: 'HR-nettverket',
  municipality: 'Rollag',
  since: instant('2026-10-01T08:00:00Z'),
  askOn: day('2027-02-02'),
  dueOn: day('2027-02-19'),
  answered: false,
  post: 'notice/HR/1',
  title: 'En sak',
  measure: undefined,
  meetingAt: instant('2027-02-19T08:00:00Z'),
  state: undefined,
  settled: false,
  given: undefined,
  ...of,
});

export const aNetwork = (of: Partial<Network> = {}): Network => ({
  ...meta(of.key ?? 'HR'),
  kind: 'leader',
  parent: undefined,
  language: 'nb',
  channelId: undefined,
  teamId: undefined,
  channelTenant: undefined,
  noticeDays: 5,
  hearingDays: 15,
  askDays: 5,
  fixedCases: undefined,
  formerNames: [],
  purpose: undefined,
  ...of,
});

export const aPerson = (of: Partial<Person> & { key: string }): Person => ({
  ...meta(of.key),
  municipality: 'Rollag',
  identity: undefined,
  identity2: undefined,
  email: undefined,
  roles: [],
  language: 'nb',
  contact: 'chat',
  rhythm: 'weekly',
  rhythmSince: undefined,
  leftOn: undefined,
  ...of,
});

/** A term that was written down long before. */
export const aTerm = (of: Partial<SeatTerm> & { person: string }): SeatTerm => {
  const { seat = 'HR/Rollag', from = day('2025-01-01') } = of;
  return {
    ...meta(of.key ?? `${seat}/${of.person}/${from}`),
    createdAt: instant('2024-12-01T00:00:00Z'),
    seat,
    part: 'representative',
    from,
    to: undefined,
    ...of,
  };
};

/** An absence that was said long before. */
export const anAbsence = (person: string, from: string, to: string, of: Partial<Absence> = {}): Absence => ({
  ...meta(`${person}/${from}`),
  createdAt: instant('2025-01-01T00:00:00Z'),
  person,
  from: day(from),
  to: day(to),
  withdrawn: false,
  ...of,
});

export const aBreak = (municipality: string, from: string, to: string | undefined): LocalDate => ({
  ...meta(`${municipality}/${from}`),
  municipality,
  from: day(from),
  to: to === undefined ? undefined : day(to),
  kind: 'break',
  withdrawn: false,
});

export const aMeeting = (of: Partial<Meeting> = {}): Meeting => ({
  ...meta(of.key ?? 'HR/1'),
  network: 'HR',
  kind: 'meeting',
  startsAt: instant('2026-12-11T08:00:00Z'),
  endsAt: instant('2026-12-11T11:00:00Z'),
  state: 'noticed',
  noticeAt: instant('2026-12-02T07:30:00Z'),
  place: undefined,
  joinUrl: undefined,
  chair: undefined,
  minuteTaker: undefined,
  series: undefined,
  programme: undefined,
  approvedAt: undefined,
  approvedBy: undefined,
  approvedMark: undefined,
  stateReason: undefined,
  ...of,
});

export const aDecision = (of: Partial<Decision> = {}): Decision => ({
  ...meta(of.key ?? 'HR/1/01/1'),
  caseKey: 'HR/1/01',
  meeting: 'HR/1',
  network: 'HR',
  measure: undefined,
  text: undefined,
  decidedAt: instant('2026-12-11T08:00:00Z'),
  followUpBy: 'municipalities',
  dueOn: undefined,
  askOn: undefined,
  concerns: undefined,
  municipalities: undefined,
  assignedTo: undefined,
  cooperating: undefined,
  manner: undefined,
  reviewOn: undefined,
  state: 'open',
  closedIn: undefined,
  closedAt: undefined,
  stateReason: undefined,
  ...of,
});

export const aMeasure = (of: Partial<Measure> = {}): Measure => ({
  ...meta(of.key ?? 'HR4'),
  area: 'HR',
  network: 'HR',
  cooperating: [],
  origin: 'report',
  phase: 'carriedOut',
  phaseSince: undefined,
  phaseReason: undefined,
  status: undefined,
  statusSince: undefined,
  form: 'network',
  sort: 1,
  descriptionNb: undefined,
  descriptionNn: undefined,
  descriptionEn: undefined,
  titleNn: undefined,
  titleEn: undefined,
  otherNames: [],
  ...of,
});

/** What was changed in a measure. */
export const aChange = (of: Partial<HistoryEntry> & Pick<HistoryEntry, 'at' | 'before' | 'after'>): HistoryEntry => ({
  ...meta(`Measures/${of.measure ?? 'HR4'}/${of.at}`),
  listName: 'Measures',
  rowKey: of.measure ?? 'HR4',
  measure: 'HR4',
  network: 'HR',
  by: undefined,
  via: 'tab',
  ...of,
});

export const anAttachment = (of: Partial<Attachment> & { number: number }): Attachment => ({
  ...meta(of.key ?? `${of.meeting ?? 'HR/1'}/vedlegg/${of.number}`),
  meeting: 'HR/1',
  caseKey: 'HR/1/01',
  url: undefined,
  sentLater: false,
  exempt: false,
  provision: undefined,
  withdrawn: undefined,
  ...of,
});
