import type { MeasureSeed } from './measure.ts';

/**
 * The measures for HR, HR1 to HR5, led by HR.
 * Source: the report Tjenesteutvikling 2035, chapter 9, where recruiting has no number, so HR4 is headed HR3 and HR5 is headed HR4.
 * Descriptions and summaries are our words.
 */
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
          nb: 'HR-nettverket lager en felles strategi innenfor rammene fra KDU og lar den styre arbeidet.',
          nn: 'HR-nettverket lagar ein felles strategi innanfor rammene frå KDU og lèt han styre arbeidet.',
          en: 'The HR network makes a shared strategy within the frame from KDU and lets it guide the work.',
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
      nb: 'Kommunene kan ha nytte av å lage planer på HR-feltet sammen. Det kan bli en felles plan, eller hver kommune kan få sin egen. De kan hjelpe hverandre å skrive planen, å følge den opp, eller begge deler.',
      nn: 'Kommunane kan ha nytte av å lage planar på HR-feltet saman. Det kan bli ein felles plan, eller kvar kommune kan få sin eigen. Dei kan hjelpe kvarandre å skrive planen, å følgje han opp, eller begge delar.',
      en: 'The municipalities can gain from making HR plans together. It may be one shared plan, or each may have its own. They can help each other write the plan, follow it up, or both.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'HR-nettverket vurderer og velger hvilke strategier og planer kommunene skal arbeide med sammen.',
          nn: 'HR-nettverket vurderer og vel kva strategiar og planar kommunane skal arbeide med saman.',
          en: 'The HR network considers and chooses which strategies and plans the municipalities work on together.',
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
          nb: 'HR-nettverket spør de andre ledernettverkene hvilke folk de trenger, og hvordan kommunene kan skaffe dem sammen.',
          nn: 'HR-nettverket spør dei andre leiarnettverka kva folk dei treng, og korleis kommunane kan skaffe dei saman.',
          en: 'The HR network asks the other leader networks whom they need, and how the municipalities can find them together.',
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
          nb: 'HR-nettverket vurderer og velger prosesser, rutiner og dokumenter som kan bli like.',
          nn: 'HR-nettverket vurderer og vel prosessar, rutinar og dokument som kan bli like.',
          en: 'The HR network considers and chooses processes, routines and documents that can be made alike.',
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
          nb: 'Kommunene samarbeider mer om opplæring, og HR-nettverket vurderer tema, målgrupper og måter å gjøre det på.',
          nn: 'Kommunane samarbeider meir om opplæring, og HR-nettverket vurderer tema, målgrupper og måtar å gjere det på.',
          en: 'The municipalities cooperate more on training, and the HR network considers subjects, target groups and ways to do it.',
        },
      },
    ],
  },
];
