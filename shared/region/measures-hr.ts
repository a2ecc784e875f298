/**
 * The measures for HR, HR1 to HR5, led by HR.
 * Source: the report Tjenesteutvikling 2035, chapter 9, where recruiting has no number, so HR4 is headed HR3 and HR5 is headed HR4.
 * Descriptions and summaries are our words.
 */

import type { MeasureSeed } from './measure.ts';

export const measuresHR: readonly MeasureSeed[] = [
  {
    code: 'HR1',
    area: 'HR',
    cooperating: [],
    title: {
      nb: 'Strategi som grunnlag for arbeid og utvikling',
      nn: 'Strategi som grunnlag for arbeid og utvikling',
      en: 'Strategy as a basis for work and development',
    },
    otherNames: [],
    description: {
      nb: 'HR-nettverket samler seg om mål og retning, innenfor rammene fra KDU. Det er få til å gjøre jobben, og de skal også hjelpe de andre nettverkene. Da er det viktig å vite hva som teller mest.',
      nn: 'HR-nettverket samlar seg om mål og retning, innanfor rammene frå KDU. Det er få til å gjere jobben, og dei skal også hjelpe dei andre nettverka. Då er det viktig å vite kva som tel mest.',
      en: 'The HR network agrees on goals and direction, within the frame from KDU. Few are there to do the work, and they are to help the other networks too. It then matters to know what counts most.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'HR-lederne lager en felles strategi i tråd med det KDU har sagt, og lar den styre det de gjør.',
          nn: 'HR-leiarane lagar ein felles strategi i tråd med det KDU har sagt, og lèt han styre det dei gjer.',
          en: 'The HR leaders make a shared strategy in line with what KDU has said, and let it guide what they do.',
        },
      },
    ],
  },
  {
    code: 'HR2',
    area: 'HR',
    cooperating: [],
    title: {
      nb: 'Strategiske tema, strategier og planer',
      nn: 'Strategiske tema, strategiar og planar',
      en: 'Strategic themes, strategies and plans',
    },
    otherNames: ['Samarbeid om strategiske tema, strategier og planer'],
    description: {
      nb: 'Det kan lønne seg å lage planer på HR-feltet sammen. Det kan bli en felles plan, eller hver kommune kan få sin egen. Kommunene kan hjelpe hverandre å skrive planen, å følge den opp, eller begge deler.',
      nn: 'Det kan løne seg å lage planar på HR-feltet saman. Det kan bli ein felles plan, eller kvar kommune kan få sin eigen. Kommunane kan hjelpe kvarandre å skrive planen, å følgje han opp, eller begge delar.',
      en: 'It can pay to make HR plans together. It may be one shared plan, or each may have its own. The municipalities can help each other write the plan, follow it up, or both.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'HR-nettverket velger hvilke planer og strategier kommunene skal lage eller følge opp sammen.',
          nn: 'HR-nettverket vel kva planar og strategiar kommunane skal lage eller følgje opp saman.',
          en: 'The HR network chooses which plans and strategies the municipalities make or follow up together.',
        },
      },
    ],
  },
  {
    code: 'HR3',
    area: 'HR',
    cooperating: ['OPPVEKST', 'HO', 'TEKNISK'],
    title: {
      nb: 'Rekruttere og beholde medarbeidere og kompetanse',
      nn: 'Rekruttere og behalde medarbeidarar og kompetanse',
      en: 'Recruiting and keeping employees and skills',
    },
    otherNames: ['Samarbeide om å rekruttere og beholde kompetanse'],
    description: {
      nb: 'De andre nettverkene er urolige for om de får nok folk. Sammen finner de ut hva de trenger, og hva som gjør at folk kommer og blir. De ser også på hvem som står utenfor arbeidslivet i dag og kan bidra.',
      nn: 'Dei andre nettverka er urolege for om dei får nok folk. Saman finn dei ut kva dei treng, og kva som gjer at folk kjem og blir. Dei ser også på kven som står utanfor arbeidslivet i dag og kan bidra.',
      en: 'The other networks worry whether they will find enough people. Together they learn what they need, and what makes people come and stay. They also look at who is outside working life today and could contribute.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'HR-nettverket spør de andre nettverkene hva slags folk de trenger, og hva kommunene kan gjøre med det sammen.',
          nn: 'HR-nettverket spør dei andre nettverka kva slags folk dei treng, og kva kommunane kan gjere med det saman.',
          en: 'The HR network asks the other networks what people they need, and what the municipalities can do about it together.',
        },
      },
    ],
  },
  {
    code: 'HR4',
    area: 'HR',
    cooperating: [],
    title: {
      nb: 'Standardisering av prosesser og prosedyrer',
      nn: 'Standardisering av prosessar og prosedyrar',
      en: 'Standardisation of processes and procedures',
    },
    otherNames: ['HR3: Samarbeid om standardisering av prosesser og prosedyrer'],
    description: {
      nb: 'I 2025 så kommunene sammen på mottak av nyansatte, med godt resultat. Bare det å kartlegge viser hva som kan bli enklere. Når ting gjøres likt, kan digitale verktøy også ta mer av arbeidet.',
      nn: 'I 2025 såg kommunane saman på mottak av nytilsette, med godt resultat. Berre det å kartleggje viser kva som kan bli enklare. Når ting blir gjorde likt, kan digitale verktøy også ta meir av arbeidet.',
      en: 'In 2025 the municipalities looked together at how new employees are received, with good results. Mapping alone shows what can be simpler. When things are done alike, digital tools can also take on more of the work.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'HR-nettverket ser på og velger hva som kan gjøres likt, enten det er en prosess, en rutine eller et dokument.',
          nn: 'HR-nettverket ser på og vel kva som kan gjerast likt, anten det er ein prosess, ein rutine eller eit dokument.',
          en: 'The HR network looks at and chooses what can be done alike, be it a process, a routine or a document.',
        },
      },
    ],
  },
  {
    code: 'HR5',
    area: 'HR',
    cooperating: [],
    title: { nb: 'Opplæring og kompetanseutvikling', nn: 'Opplæring og kompetanseutvikling', en: 'Training and development of skills' },
    otherNames: ['HR4: Opplæring og kompetanseutvikling'],
    description: {
      nb: 'Kommunene kan lære opp folk sammen på mange felt. Da deler de på jobben, og flere kan få være med. HR-nettverket finner ut hvem som trenger hva, og hvordan det kan gjøres.',
      nn: 'Kommunane kan lære opp folk saman på mange felt. Då deler dei på jobben, og fleire kan få vere med. HR-nettverket finn ut kven som treng kva, og korleis det kan gjerast.',
      en: 'The municipalities can train people together in many fields. They then share the work, and more can take part. The HR network finds out who needs what, and how it can be done.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene lærer oftere opp folk sammen, og HR-nettverket ser på hva det skal handle om, for hvem, og hvordan.',
          nn: 'Kommunane lærer oftare opp folk saman, og HR-nettverket ser på kva det skal handle om, for kven, og korleis.',
          en: 'The municipalities train people together more often, and the HR network looks at what it is about, for whom, and how.',
        },
      },
    ],
  },
];
