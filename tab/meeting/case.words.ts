import type { Case, CaseKind, FollowUpBy } from '../../shared/case/case.list.ts';
import type { Attendance } from '../../shared/meeting/meeting.list.ts';

type Words<Code extends string> = Record<Code, string>;

/** The words for codes of cases and of who took part. */
export const caseWords = {
  nb: {
    caseKinds: { information: 'Orientering', discussion: 'Drøfting', decision: 'Beslutning' } satisfies Words<CaseKind>,
    caseStates: {
      proposed: 'Foreslått',
      scheduled: 'Satt opp',
      parked: 'Parkert',
      declined: 'Avslått',
      treated: 'Behandlet',
      postponed: 'Utsatt',
      withdrawn: 'Trukket',
    } satisfies Words<Case['state']>,
    followUpBys: {
      nobody: 'Ingen',
      secretariat: 'Sekretariatet',
      network: 'Et nettverk eller en gruppe',
      municipalities: 'Kommunene',
    } satisfies Words<FollowUpBy>,
    attendance: { present: 'Til stede', absent: 'Forfall', deputy: 'Vara', other: 'Andre', unknown: 'Ikke registrert' } satisfies Words<
      Attendance['state']
    >,
  },
  nn: {
    caseKinds: { information: 'Orientering', discussion: 'Drøfting', decision: 'Avgjerd' } satisfies Words<CaseKind>,
    caseStates: {
      proposed: 'Føreslått',
      scheduled: 'Sett opp',
      parked: 'Parkert',
      declined: 'Avslått',
      treated: 'Handsama',
      postponed: 'Utsett',
      withdrawn: 'Trekt',
    } satisfies Words<Case['state']>,
    followUpBys: {
      nobody: 'Ingen',
      secretariat: 'Sekretariatet',
      network: 'Eit nettverk eller ei gruppe',
      municipalities: 'Kommunane',
    } satisfies Words<FollowUpBy>,
    attendance: { present: 'Til stades', absent: 'Forfall', deputy: 'Vara', other: 'Andre', unknown: 'Ikkje registrert' } satisfies Words<
      Attendance['state']
    >,
  },
  en: {
    caseKinds: { information: 'Information', discussion: 'Discussion', decision: 'Decision' } satisfies Words<CaseKind>,
    caseStates: {
      proposed: 'Proposed',
      scheduled: 'Scheduled',
      parked: 'Parked',
      declined: 'Declined',
      treated: 'Treated',
      postponed: 'Postponed',
      withdrawn: 'Withdrawn',
    } satisfies Words<Case['state']>,
    followUpBys: {
      nobody: 'Nobody',
      secretariat: 'The secretariat',
      network: 'A network or group',
      municipalities: 'The municipalities',
    } satisfies Words<FollowUpBy>,
    attendance: { present: 'Present', absent: 'Absent', deputy: 'Deputy', other: 'Others', unknown: 'Not registered' } satisfies Words<
      Attendance['state']
    >,
  },
};
