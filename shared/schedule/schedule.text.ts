import { holidayName } from '../calendar.ts';
import { catalogue, type Language } from '../text.ts';
import type { Collision } from './schedule.rules.ts';

/** What a meeting would meet, said as the rest of «Kollisjon: …». */
export const collisionText = catalogue(
  {
    collision: (what: string) => `Kollisjon: ${what}.`,
    weekend: 'dagen er i en helg',
    holiday: (name: string) => `${name} er fridag`,
    dayOff: 'dagen er en fridag',
    silent: 'uka er stille',
    easter: 'det er påskeuka',
    summer: 'uke 28 til 30 er ferie',
    christmas: 'det er jul, 23. desember til 1. januar',
    own: (network: string) => `${network} har allerede møte da`,
    other: (network: string, people: number) =>
      `${network} møter samtidig, og ${people} ${people === 1 ? 'person' : 'personer'} er med i begge`,
    council: (municipality: string) => `kommunestyret i ${municipality} møter samme dag`,
    executive: (municipality: string) => `formannskapet i ${municipality} møter samme dag`,
    budget: (municipality: string) => `${municipality} har budsjettdag`,
    break: (municipality: string) => `${municipality} har ferie`,
    wheel: (title: string) => `«${title}» i årshjulet`,
  },
  {
    collision: (what) => `Kollisjon: ${what}.`,
    weekend: 'dagen er i ei helg',
    holiday: (name) => `${name} er fridag`,
    dayOff: 'dagen er ein fridag',
    silent: 'veka er stille',
    easter: 'det er påskeveka',
    summer: 'veke 28 til 30 er ferie',
    christmas: 'det er jul, 23. desember til 1. januar',
    own: (network) => `${network} har alt møte då`,
    other: (network, people) => `${network} møtest samtidig, og ${people} ${people === 1 ? 'person' : 'personar'} er med i begge`,
    council: (municipality) => `kommunestyret i ${municipality} møtest same dag`,
    executive: (municipality) => `formannskapet i ${municipality} møtest same dag`,
    budget: (municipality) => `${municipality} har budsjettdag`,
    break: (municipality) => `${municipality} har ferie`,
    wheel: (title) => `«${title}» i årshjulet`,
  },
  {
    collision: (what) => `Collision: ${what}.`,
    weekend: 'the day is in a weekend',
    holiday: (name) => `${name} is a public holiday`,
    dayOff: 'the day is a public holiday',
    silent: 'the week is silent',
    easter: 'it is Easter week',
    summer: 'weeks 28 to 30 are holidays',
    christmas: 'it is Christmas, 23 December to 1 January',
    own: (network) => `${network} already meets then`,
    other: (network, people) => `${network} meets at the same time, and ${people} ${people === 1 ? 'person is' : 'people are'} in both`,
    council: (municipality) => `the council of ${municipality} meets the same day`,
    executive: (municipality) => `the executive committee of ${municipality} meets the same day`,
    budget: (municipality) => `${municipality} has a budget day`,
    break: (municipality) => `${municipality} is on holiday`,
    wheel: (title) => `“${title}” in the year wheel`,
  },
);

/** A collision in words, without its first word. */
export function collisionWords(collision: Collision, language: Language, titleOf: (network: string) => string): string {
  const text = collisionText[language];
  switch (collision.kind) {
    case 'weekend':
      return text.weekend;
    case 'holiday': {
      const name = holidayName(collision.on)?.[language];
      return name === undefined ? text.dayOff : text.holiday(name);
    }
    case 'silent':
      return text[collision.time ?? 'silent'];
    case 'meeting':
      return collision.people === undefined
        ? text.own(titleOf(collision.network))
        : text.other(titleOf(collision.network), collision.people);
    case 'local':
      return text[collision.what](collision.municipality);
    case 'wheel':
      return text.wheel(collision.title);
  }
}

/** «Kollisjon: kommunestyret i Tinn møter samme dag.» */
export const collisionSentence = (collision: Collision, language: Language, titleOf: (network: string) => string): string =>
  collisionText[language].collision(collisionWords(collision, language, titleOf));
