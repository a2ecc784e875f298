import { absences, localDates } from '../shared/absence/absence.list.ts';
import { cases } from '../shared/case/case.list.ts';
import { checklists, checklistTemplates, ticks } from '../shared/checklist/checklist.list.ts';
import { decisions } from '../shared/decision/decision.list.ts';
import { followUps } from '../shared/follow-up/follow-up.list.ts';
import { history } from '../shared/history/history.list.ts';
import { measures, proposals } from '../shared/measure/measure.list.ts';
import { attachments, attendances, meetings } from '../shared/meeting/meeting.list.ts';
import { participations } from '../shared/participation/participation.list.ts';
import { municipalities, networks, people, seats, seatTerms } from '../shared/seat/seat.list.ts';
import { settings } from '../shared/setting/setting.list.ts';
import { archiveFeatures } from './archive/archive.feature.ts';
import { assignmentFeature } from './assignment/assignment.feature.ts';
import { comeToMeeting, declineMeeting, openAbsence, stepIn } from './attendance/absence.commands.ts';
import { registerAttendance, reserve, stepOut } from './attendance/attendance.commands.ts';
import { stepInPosts } from './attendance/attendance.posts.ts';
import { attendanceQueries } from './attendance/attendance.queries.ts';
import { declinedPosts } from './attendance/declined.posts.ts';
import { carryOverCase, orderCase, restoreCase, withdrawCase } from './case/agenda.commands.ts';
import { addAttachment, editAttachment, removeAttachment } from './case/attachment.commands.ts';
import { backlogRows } from './case/backlog.rows.ts';
import { addCase, editCase } from './case/case.commands.ts';
import { caseSuggestions } from './case/case.suggestions.ts';
import { concludeCase, openConclusions } from './case/conclusion.commands.ts';
import { referCase } from './case/referral.commands.ts';
import { lineAsks } from './checklist/checklist.asks.ts';
import { openNotNeeded, tickChecklist } from './checklist/checklist.commands.ts';
import { mayEditChecklist } from './checklist/checklist.edits.ts';
import { checklistRows } from './checklist/checklist.rows.ts';
import { changeDecision, closeDecision, reopenDecision } from './decision/decision.commands.ts';
import { decidedPosts } from './decision/decision.posts.ts';
import { decisionQueries } from './decision/decision.queries.ts';
import { decisionRows } from './decision/decision.rows.ts';
import { decisionSuggestions } from './decision/decision.suggestions.ts';
import { lineTextDownload } from './decision/line-text.download.ts';
import { draftFeature } from './draft/draft.feature.ts';
import { exemptFeature } from './exempt/exempt.feature.ts';
import type { Feature } from './feature.ts';
import { followUpAsks } from './follow-up/follow-up.asks.ts';
import { answerFollowUp, localOutcome, openOther, snoozeFollowUp } from './follow-up/follow-up.commands.ts';
import { mayEditFollowUp } from './follow-up/follow-up.edits.ts';
import { historyRows } from './history/history.rows.ts';
import { changeMeasure } from './measure/measure.commands.ts';
import { measureQueries } from './measure/measure.queries.ts';
import { measureSuggestions } from './measure/measure.suggestions.ts';
import { approvalPosts } from './meeting/approval.posts.ts';
import { approvalQueries } from './meeting/approval.queries.ts';
import { fixedRows } from './meeting/fixed.rows.ts';
import { approveAgenda, closeMeeting } from './meeting/meeting.commands.ts';
import { noticePosts } from './meeting/meeting.posts.ts';
import { meetingQueries } from './meeting/meeting.queries.ts';
import { meetingRows } from './meeting/meeting.rows.ts';
import { minutesFeature } from './minutes/minutes.feature.ts';
import { changeParticipation } from './participation/participation.commands.ts';
import { participationQueries } from './participation/participation.queries.ts';
import { proposedCaseFeature } from './proposed-case/proposed-case.feature.ts';
import { scheduleFeatures } from './schedule/schedule.feature.ts';
import { addAbsence, addBreak, removeAbsence, removeBreak } from './setup/absence.commands.ts';
import { bindChannel, editNetwork } from './setup/network.commands.ts';
import { addPerson, chooseRhythm, editPerson, linkPerson, unlinkPerson } from './setup/person.commands.ts';
import { appoint, endTerm } from './setup/seat.commands.ts';
import { changeSetting, settingRows } from './setup/setting.commands.ts';

/** Everything Veven does, one entry a feature. Provisioning, sync, delivery, presses and routes find a feature here. */
export const features: readonly Feature[] = [
  {
    name: 'seat',
    lists: [networks, municipalities, people, seats, seatTerms],
    commands: {
      'network/bind': bindChannel,
      'network/edit': editNetwork,
      'person/add': addPerson,
      'person/edit': editPerson,
      'person/link': linkPerson,
      'person/unlink': unlinkPerson,
      'person/rhythm': chooseRhythm,
      'seat/appoint': appoint,
      'seat/end': endTerm,
    },
  },
  {
    name: 'absence',
    lists: [absences, localDates],
    commands: { 'absence/add': addAbsence, 'absence/remove': removeAbsence, 'break/add': addBreak, 'break/remove': removeBreak },
  },
  { name: 'setting', lists: [settings], rows: settingRows, commands: { 'setting/change': changeSetting } },
  {
    name: 'measure',
    lists: [measures, proposals],
    commands: { 'measure/change': changeMeasure },
    queries: measureQueries,
    suggests: measureSuggestions,
  },
  {
    name: 'participation',
    lists: [participations],
    commands: { 'participation/change': changeParticipation },
    queries: participationQueries,
  },
  {
    name: 'meeting',
    lists: [meetings, attachments, attendances],
    posts: noticePosts,
    rows: meetingRows,
    commands: { 'meeting/close': closeMeeting },
    queries: meetingQueries,
  },
  // Their own: with an absence list that cannot be read nobody is asked, and the notice goes on.
  { name: 'approval', posts: approvalPosts, commands: { 'meeting/approve': approveAgenda }, queries: approvalQueries },
  {
    name: 'attendance',
    posts: (world) => [...stepInPosts(world), ...declinedPosts(world)],
    commands: {
      'attendance/open-absence': openAbsence,
      'attendance/decline': declineMeeting,
      'attendance/come': comeToMeeting,
      'attendance/step-in': stepIn,
      'attendance/register': registerAttendance,
      'attendance/step-out': stepOut,
      'attendance/reserve': reserve,
    },
    queries: attendanceQueries,
  },
  {
    name: 'case',
    lists: [cases],
    suggests: caseSuggestions,
    rows: (world) => [...fixedRows(world), ...backlogRows(world)],
    commands: {
      'case/edit': editCase,
      'case/add': addCase,
      'case/order': orderCase,
      'case/withdraw': withdrawCase,
      'case/restore': restoreCase,
      'case/carry-over': carryOverCase,
      'case/refer': referCase,
      'case/conclude': concludeCase,
      'case/open-conclusions': openConclusions,
      'attachment/add': addAttachment,
      'attachment/edit': editAttachment,
      'attachment/remove': removeAttachment,
    },
  },
  {
    name: 'decision',
    lists: [decisions],
    posts: decidedPosts,
    rows: decisionRows,
    suggests: decisionSuggestions,
    queries: decisionQueries,
    downloads: [lineTextDownload],
    commands: { 'decision/change': changeDecision, 'decision/close': closeDecision, 'decision/reopen': reopenDecision },
  },
  assignmentFeature,
  draftFeature(() => features),
  {
    name: 'follow-up',
    lists: [followUps],
    mayEdit: mayEditFollowUp,
    asks: followUpAsks,
    commands: {
      'follow-up/answer': answerFollowUp,
      'follow-up/local-outcome': localOutcome,
      'follow-up/snooze': snoozeFollowUp,
      'follow-up/open-other': openOther,
    },
  },
  {
    name: 'checklist',
    lists: [checklistTemplates, checklists, ticks],
    mayEdit: mayEditChecklist,
    asks: lineAsks,
    rows: checklistRows,
    commands: { 'checklist/tick': tickChecklist, 'checklist/open-not-needed': openNotNeeded },
  },
  ...scheduleFeatures,
  proposedCaseFeature,
  minutesFeature,
  exemptFeature,
  ...archiveFeatures,
  // Nobody edits what has happened.
  { name: 'history', lists: [history], rows: historyRows, mayEdit: () => false },
];

/** Every list of every feature, in the order they are provisioned. */
export const lists = features.flatMap((feature) => feature.lists ?? []);
