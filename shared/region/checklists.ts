/**
 * The first version of each checklist: the seed of the list Sjekklistemaler, which the secretariat edits from there.
 * Source: the report Tjenesteutvikling 2035, chapter 5 (the four moves of F6, the proposal of F9) and chapter 4 (the three themes).
 * The report names what to care for, the wording is ours.
 */

import type { Phrase } from '../text.ts';

export interface ChecklistPointSeed {
  /** Stable within the template: answers are kept under it, also when the words are edited later. */
  readonly id: string;
  readonly text: Phrase;
}

export interface ChecklistTemplateSeed {
  readonly id: 'F6-1' | 'F6-2' | 'F6-3' | 'F9';
  readonly version: number;
  readonly title: Phrase;
  /** When it is answered, and by whom. */
  readonly intro: Phrase;
  readonly points: readonly ChecklistPointSeed[];
}

export const checklists: readonly ChecklistTemplateSeed[] = [
  {
    id: 'F6-1',
    version: 1,
    title: { nb: 'Før en beslutning', nn: 'Før ei avgjerd', en: 'Before a decision' },
    intro: {
      nb: 'Saksbehandleren svarer én gang for saken, når den er på vei til et møte der den skal besluttes.',
      nn: 'Saksbehandlaren svarer éin gong for saka, når ho er på veg til eit møte der ho skal avgjerast.',
      en: 'The case officer answers once for the case, when it is on its way to a meeting where it will be decided.',
    },
    points: [
      {
        id: 'needed',
        text: {
          nb: 'Skal linja høres? Hvis ikke, skriv hvorfor.',
          nn: 'Skal linja høyrast? Om ikkje, skriv kvifor.',
          en: 'Is the line to be heard? If not, write why.',
        },
      },
      {
        id: 'how',
        text: {
          nb: 'Hvordan blir linja hørt, og når er fristen?',
          nn: 'Korleis blir linja høyrd, og når er fristen?',
          en: 'How will the line be heard, and by when?',
        },
      },
      {
        id: 'manner',
        text: {
          nb: 'Gjør kommunene det sammen eller hver for seg?',
          nn: 'Gjer kommunane det saman eller kvar for seg?',
          en: 'Do the municipalities do it together or each on its own?',
        },
      },
      {
        id: 'representatives',
        text: {
          nb: 'Har tillitsvalgte og verneombud fått vite om saken?',
          nn: 'Har tillitsvalde og verneombod fått vite om saka?',
          en: 'Have union and safety representatives been told of the case?',
        },
      },
      {
        id: 'input',
        text: {
          nb: 'Hva kom inn, og hva betyr det for forslaget?',
          nn: 'Kva kom inn, og kva har det å seie for forslaget?',
          en: 'What came in, and what does it mean for the proposal?',
        },
      },
    ],
  },
  {
    id: 'F6-2',
    version: 1,
    title: { nb: 'Etter en beslutning', nn: 'Etter ei avgjerd', en: 'After a decision' },
    intro: {
      nb: 'Saksbehandleren svarer én gang for saken, så snart kommunene skal følge opp noe nettverket har besluttet.',
      nn: 'Saksbehandlaren svarer éin gong for saka, så snart kommunane skal følgje opp noko nettverket har avgjort.',
      en: 'The case officer answers once for the case, as soon as the municipalities are to follow up what the network has decided.',
    },
    points: [
      {
        id: 'concerns',
        text: { nb: 'Hvem blir berørt?', nn: 'Kven blir råka?', en: 'Whom does it touch?' },
      },
      {
        id: 'teller',
        text: { nb: 'Hvem sier fra til dem?', nn: 'Kven seier frå til dei?', en: 'Who tells them?' },
      },
      {
        id: 'due',
        text: { nb: 'Når skal de ha fått vite det?', nn: 'Når skal dei ha fått vite det?', en: 'By when are they to know?' },
      },
      {
        id: 'text',
        text: { nb: 'Hvilken tekst skal de få?', nn: 'Kva tekst skal dei få?', en: 'Which text are they to get?' },
      },
      {
        id: 'manner',
        text: {
          nb: 'Gjør kommunene det sammen eller hver for seg?',
          nn: 'Gjer kommunane det saman eller kvar for seg?',
          en: 'Do the municipalities do it together or each on its own?',
        },
      },
    ],
  },
  {
    id: 'F6-3',
    version: 1,
    title: { nb: 'Prosjekt og gevinstplan', nn: 'Prosjekt og gevinstplan', en: 'Project and benefits plan' },
    intro: {
      nb: 'Saksbehandleren svarer én gang, når et tiltak blir til et prosjekt.',
      nn: 'Saksbehandlaren svarer éin gong, når eit tiltak blir til eit prosjekt.',
      en: 'The case officer answers once, when a measure becomes a project.',
    },
    points: [
      {
        id: 'plan',
        text: {
          nb: 'Hvordan er mellomlederne med på å lage planen?',
          nn: 'Korleis er mellomleiarane med på å lage planen?',
          en: 'How do middle managers take part in making the plan?',
        },
      },
      {
        id: 'benefits',
        text: {
          nb: 'Hvordan er de med på å finne og hente gevinstene?',
          nn: 'Korleis er dei med på å finne og hente gevinstane?',
          en: 'How do they take part in finding and gaining the benefits?',
        },
      },
      {
        id: 'joint',
        text: {
          nb: 'Hva gjør kommunene sammen for at linja skal vite om det og bli hørt?',
          nn: 'Kva gjer kommunane saman for at linja skal vite om det og bli høyrd?',
          en: 'What do the municipalities do together so that the line knows of it and is heard?',
        },
      },
      {
        id: 'owner',
        text: { nb: 'Hvem eier hver gevinst?', nn: 'Kven eig kvar gevinst?', en: 'Who owns each benefit?' },
      },
    ],
  },
  {
    id: 'F9',
    version: 1,
    title: { nb: 'Mal for utviklingsarbeid', nn: 'Mal for utviklingsarbeid', en: 'Template for development work' },
    intro: {
      nb: 'Den som leder arbeidet, går gjennom punktene når planen lages, og en gang til før noe besluttes.',
      nn: 'Den som leier arbeidet, går gjennom punkta når planen blir laga, og ein gong til før noko blir avgjort.',
      en: 'Whoever leads the work goes through the points when the plan is made, and once more before anything is decided.',
    },
    points: [
      {
        id: 'representatives',
        text: {
          nb: 'Tillitsvalgte og verneombud: Er de med, og tidlig nok?',
          nn: 'Tillitsvalde og verneombod: Er dei med, og tidleg nok?',
          en: 'Union and safety representatives: Are they involved, and early enough?',
        },
      },
      {
        id: 'environment',
        text: {
          nb: 'Arbeidsmiljø: Hva endrer seg for de ansatte?',
          nn: 'Arbeidsmiljø: Kva endrar seg for dei tilsette?',
          en: 'Working environment: What changes for the employees?',
        },
      },
      {
        id: 'privacy',
        text: {
          nb: 'Personvern: Hvilke opplysninger om folk bruker vi, og er det lov?',
          nn: 'Personvern: Kva opplysningar om folk bruker vi, og er det lov?',
          en: 'Privacy: What information about people do we use, and is it allowed?',
        },
      },
      {
        id: 'procurement',
        text: {
          nb: 'Innkjøp: Skal vi kjøpe noe, og hvilke regler gjelder da?',
          nn: 'Innkjøp: Skal vi kjøpe noko, og kva reglar gjeld då?',
          en: 'Procurement: Are we to buy anything, and which rules then apply?',
        },
      },
      {
        id: 'economy',
        text: {
          nb: 'Økonomi: Hva koster det, hva gir det, og hvem betaler?',
          nn: 'Økonomi: Kva kostar det, kva gir det, og kven betaler?',
          en: 'Economy: What does it cost, what does it give, and who pays?',
        },
      },
      {
        id: 'universal-design',
        text: {
          nb: 'Universell utforming: Kan alle bruke det vi lager?',
          nn: 'Universell utforming: Kan alle bruke det vi lagar?',
          en: 'Universal design: Can everyone use what we make?',
        },
      },
      {
        id: 'plain-language',
        text: {
          nb: 'Klarspråk: Skjønner de som skal lese det, hva vi mener?',
          nn: 'Klarspråk: Skjønar dei som skal lese det, kva vi meiner?',
          en: 'Plain language: Do those who will read it see what we mean?',
        },
      },
      {
        id: 'public-health',
        text: {
          nb: 'Folkehelse: Hva betyr det for helse og livskvalitet?',
          nn: 'Folkehelse: Kva har det å seie for helse og livskvalitet?',
          en: 'Public health: What does it mean for health and quality of life?',
        },
      },
      {
        id: 'sustainability',
        text: {
          nb: 'Bærekraft, klima og miljø: Hva blir bedre, og hva blir verre?',
          nn: 'Berekraft, klima og miljø: Kva blir betre, og kva blir verre?',
          en: 'Sustainability, climate and environment: What gets better, and what gets worse?',
        },
      },
      {
        id: 'technology',
        text: {
          nb: 'Teknologi: Kan et digitalt verktøy hjelpe, og er det trygt?',
          nn: 'Teknologi: Kan eit digitalt verktøy hjelpe, og er det trygt?',
          en: 'Technology: Can a digital tool help, and is it safe?',
        },
      },
    ],
  },
];
