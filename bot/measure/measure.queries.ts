import { type Actor, mayChangeMeasure, mayChangeParticipation } from '../../shared/access.ts';
import { cases as caseList } from '../../shared/case/case.list.ts';
import { openTitle } from '../../shared/case/case.rules.ts';
import { decisions } from '../../shared/decision/decision.list.ts';
import { followUps } from '../../shared/follow-up/follow-up.list.ts';
import type { HistoryView } from '../../shared/history/history.api.ts';
import { type HistoryEntry, history } from '../../shared/history/history.list.ts';
import { told } from '../../shared/history/history.rules.ts';
import type { MeasurePage, MeasuresResponse } from '../../shared/measure/measure.api.ts';
import { measures, proposals } from '../../shared/measure/measure.list.ts';
import { meetings } from '../../shared/meeting/meeting.list.ts';
import { participations } from '../../shared/participation/participation.list.ts';
import { standing, stateOf } from '../../shared/participation/participation.rules.ts';
import { municipalities } from '../../shared/seat/seat.list.ts';
import { members } from '../../shared/seat/seat.rules.ts';
import type { Query } from '../feature.ts';
import { decisionView, measureSummary, networkNames, networkTitle } from '../queries.ts';
import type { World } from '../world.ts';

const listMeasures: Query = {
  path: '/measures',
  answer: (world, { language }): MeasuresResponse => ({
    measures: world.snapshot
      .of(measures)
      .all.toSorted((a, b) => a.sort - b.sort)
      .map((measure) => measureSummary(measure, language, world)),
    networks: networkNames(world),
  }),
};

const showMeasure: Query = {
  path: '/measures/:key',
  answer: (world, actor, { key = '' }): MeasurePage | undefined => {
    const { snapshot, today, now } = world;
    const measure = snapshot.of(measures).get(key);
    if (!measure) return undefined;
    const { language } = actor;
    // That something exempt is about this measure is not told here.
    const exempt = snapshot
      .of(caseList)
      .where('measure', key)
      .flatMap((item) => (item.exempt ? [item.key] : []));
    const isExempt = (caseKey: string) => exempt.includes(caseKey);
    const words = snapshot.of(participations).where('measure', key);
    return {
      measure: {
        ...measureSummary(measure, language, world),
        etag: measure.etag,
        description: { nb: measure.descriptionNb, nn: measure.descriptionNn, en: measure.descriptionEn }[language],
        phaseReason: measure.phaseReason,
        proposals: snapshot
          .of(proposals)
          .where('measure', key)
          .toSorted((a, b) => a.key.localeCompare(b.key))
          .map((proposal) => ({
            key: proposal.key,
            kind: proposal.kind,
            summary: { nb: proposal.summaryNb, nn: proposal.summaryNn, en: proposal.summaryEn }[language],
          })),
      },
      networks: networkNames(world),
      participation: members(snapshot.of(municipalities).all, today).map(({ key: municipality }) => {
        const word = standing(words, key, municipality, today);
        return {
          municipality,
          state: stateOf(word),
          since: word?.since,
          reason: word?.reason,
          localCase: word?.localCase,
          mayChange: mayChangeParticipation(actor, measure, municipality),
        };
      }),
      upcoming: snapshot
        .of(caseList)
        .where('measure', key)
        .flatMap((item) => {
          const meeting = item.meeting ? snapshot.of(meetings).get(item.meeting) : undefined;
          if (!meeting || item.exempt || item.state !== 'scheduled' || meeting.endsAt < now || meeting.state === 'cancelled') return [];
          return [
            {
              key: item.key,
              meeting: meeting.key,
              networkTitle: networkTitle(meeting.network, world),
              startsAt: meeting.startsAt,
              number: item.number,
              title: openTitle(item),
            },
          ];
        })
        .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt)),
      decided: snapshot
        .of(decisions)
        .where('measure', key)
        .filter(({ caseKey }) => !isExempt(caseKey))
        .toSorted((a, b) => b.decidedAt.localeCompare(a.decidedAt))
        .map((decision) => decisionView(decision, actor, world)),
      history: snapshot
        .of(history)
        .where('measure', key)
        .filter((entry) => maySee(entry, actor) && !exempt.some((item) => entry.rowKey === item || entry.rowKey.startsWith(`${item}/`)))
        .toSorted((a, b) => b.at.localeCompare(a.at) || Number(b.itemId) - Number(a.itemId))
        .map((entry) => historyView(entry, world)),
      mayChange: mayChangeMeasure(actor, measure),
    };
  },
};

/** How a municipality answered is for its network, and there only who is done and on the way. */
const maySee = ({ listName, after, network }: HistoryEntry, actor: Actor): boolean =>
  listName !== followUps.name ||
  (['done', 'underway'].includes(String(after['state'])) && (actor.secretariat || actor.seats.some((part) => part.network === network)));

/**
 * What is exempt keeps its neutral title in the history of everything that came of it, also when it is gone; and a follow-up's past
 * is not told.
 */
function historyView(entry: HistoryEntry, { snapshot }: World): HistoryView {
  const { key, at, listName, rowKey, by, via } = entry;
  const followUp = listName === followUps.name ? snapshot.of(followUps).get(rowKey) : undefined;
  const decision = snapshot.of(decisions).get(followUp?.decision ?? rowKey);
  const item = snapshot.of(caseList).get(decision?.caseKey ?? rowKey);
  const about = item ? `${followUp ? `${followUp.municipality}: ` : ''}${openTitle(item)}` : lastTitle(entry, snapshot);
  const { before, after } = told(entry);
  if (!followUp) return { key, at, list: listName, about, before, after, by, via };
  // Until the first answer the dates are the decision's.
  const answer = entry.before === null ? { state: entry.after['state'] ?? null } : after;
  return { key, at, list: listName, about, before: undefined, after: answer, by, via };
}

/** An older entry may have the words of what has become exempt since. */
function lastTitle(entry: HistoryEntry, snapshot: World['snapshot']): string {
  if (entry.listName !== caseList.name && entry.listName !== decisions.name) return entry.title;
  const entries = snapshot.of(history).where('rowKey', entry.rowKey);
  return entries.filter(({ listName }) => listName === entry.listName).reduce((a, b) => (b.at >= a.at ? b : a)).title;
}

export const measureQueries: readonly Query[] = [listMeasures, showMeasure];
