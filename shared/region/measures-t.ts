/**
 * The measures for technical services, T1 to T8, led by TEKNISK.
 * Source: the report Tjenesteutvikling 2035, chapter 8. Descriptions and summaries are our words.
 */

import type { MeasureSeed } from './measure.ts';

export const measuresT: readonly MeasureSeed[] = [
  {
    code: 'T1',
    area: 'T',
    cooperating: [],
    title: {
      nb: 'Strategi som grunnlag for arbeid og utvikling',
      nn: 'Strategi som grunnlag for arbeid og utvikling',
      en: 'Strategy as a basis for work and development',
    },
    otherNames: [],
    description: {
      nb: 'Teknisk nettverk samler seg om mål og retning for samarbeidet. KDU gir rammene. Strategien hjelper nettverket å velge hva det skal bruke tid på.',
      nn: 'Teknisk nettverk samlar seg om mål og retning for samarbeidet. KDU gir rammene. Strategien hjelper nettverket å velje kva det skal bruke tid på.',
      en: 'The technical leaders agree on goals and direction for the cooperation. KDU sets the frame. The strategy helps the network choose what to spend its time on.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Lederne i Teknisk nettverk lager en felles strategi i tråd med det KDU har sagt, og lar den styre det de gjør.',
          nn: 'Leiarane i Teknisk nettverk lagar ein felles strategi i tråd med det KDU har sagt, og lèt han styre det dei gjer.',
          en: 'The technical leaders make a shared strategy in line with what KDU has said, and let it guide what they do.',
        },
      },
    ],
  },
  {
    code: 'T2',
    area: 'T',
    cooperating: [],
    title: {
      nb: 'Tjenestekjøp som strategisk og operativt grep',
      nn: 'Tenestekjøp som strategisk og operativt grep',
      en: 'Buying services as a strategic and practical move',
    },
    otherNames: [],
    description: {
      nb: 'En kommune kan kjøpe en tjeneste av en annen i regionen. Avtalen varer en tid og kan forlenges eller avsluttes når behovet endrer seg. Slik får små fagmiljø hjelp, og kommunene kan prøve seg fram.',
      nn: 'Ein kommune kan kjøpe ei teneste av ein annan i regionen. Avtalen varer ei tid og kan forlengjast eller avsluttast når behovet endrar seg. Slik får små fagmiljø hjelp, og kommunane kan prøve seg fram.',
      en: 'A municipality can buy a service from another in the region. The agreement lasts for a time and can be extended or ended when needs change. Small groups of specialists get help, and the municipalities can try things out.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene kjøper oftere hjelp av hverandre, både for å ha kompetanse på plass og når det trengs for en tid.',
          nn: 'Kommunane kjøper oftare hjelp av kvarandre, både for å ha kompetanse på plass og når det trengst for ei tid.',
          en: 'The municipalities buy help from each other more often, both to have skills in place and when it is needed for a time.',
        },
      },
    ],
  },
  {
    code: 'T3',
    area: 'T',
    cooperating: [],
    title: {
      nb: 'Kompetanseheving og sterkere fagmiljø',
      nn: 'Kompetanseheving og sterkare fagmiljø',
      en: 'Building skills and stronger professional communities',
    },
    otherNames: [],
    description: {
      nb: 'På noen felt er det få som kan faget, og da er kommunen sårbar. Kommunene lærer sammen og bygger et sterkere fagmiljø. Hvert tiltak formes etter hva det skal gi.',
      nn: 'På somme felt er det få som kan faget, og då er kommunen sårbar. Kommunane lærer saman og byggjer eit sterkare fagmiljø. Kvart tiltak blir forma etter kva det skal gi.',
      en: 'In some fields few know the trade, and the municipality is then vulnerable. The municipalities learn together and build a stronger professional community. Each effort is shaped by what it is meant to give.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene lærer mer sammen etter en plan, og Teknisk nettverk velger hvilke fag som kommer først.',
          nn: 'Kommunane lærer meir saman etter ein plan, og Teknisk nettverk vel kva fag som kjem først.',
          en: 'The municipalities learn more together to a plan, and the technical leaders choose which fields come first.',
        },
      },
    ],
  },
  {
    code: 'T4',
    area: 'T',
    cooperating: [],
    title: { nb: 'Teknologiutnyttelse', nn: 'Bruk av teknologi', en: 'Making use of technology' },
    otherNames: [],
    description: {
      nb: 'Å få nytte av ny teknologi krever kunnskap som få har alene. Et felles miljø kan finne ut hva som er mulig, og dele på arbeidet. Først trengs et forprosjekt om behov og gevinst.',
      nn: 'Å få nytte av ny teknologi krev kunnskap som få har åleine. Eit felles miljø kan finne ut kva som er mogleg, og dele på arbeidet. Først trengst eit forprosjekt om behov og gevinst.',
      en: 'To make use of new technology takes knowledge that few have alone. A shared group can find out what is possible and divide the work. First a preliminary project on needs and benefits is called for.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Et forprosjekt ser på hva kommunene trenger, hva de kan gjøre sammen, hvordan det kan ordnes, og hva det gir.',
          nn: 'Eit forprosjekt ser på kva kommunane treng, kva dei kan gjere saman, korleis det kan ordnast, og kva det gir.',
          en: 'A preliminary project looks at what the municipalities need, what they can do together, how to arrange it and what it gives.',
        },
      },
    ],
  },
  {
    code: 'T5',
    area: 'T',
    cooperating: [],
    title: { nb: 'Eiendomsskatt', nn: 'Eigedomsskatt', en: 'Property tax' },
    otherNames: [],
    description: {
      nb: 'Kommunene vil ha et fastere miljø for eiendomsskatt, der de deler kunnskap og folk. Da kan de kjøpe mindre hjelp av konsulenter og spare penger. Det begynner som nettverk eller prosjekt, og ingen myndighet flyttes.',
      nn: 'Kommunane vil ha eit fastare miljø for eigedomsskatt, der dei deler kunnskap og folk. Då kan dei kjøpe mindre hjelp av konsulentar og spare pengar. Det byrjar som nettverk eller prosjekt, og ikkje noko mynde blir flytta.',
      en: 'The municipalities want a more permanent group for property tax, where they share knowledge and people. They can then buy less help from consultants and save money. It begins as a network or a project, and no authority is moved.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene deler mer på både folk og det de kan om eiendomsskatt, og kan bruke færre konsulenter.',
          nn: 'Kommunane deler meir på både folk og det dei kan om eigedomsskatt, og kan bruke færre konsulentar.',
          en: 'The municipalities share more of both people and what they know about property tax, and can use fewer consultants.',
        },
      },
    ],
  },
  {
    code: 'T6',
    area: 'T',
    cooperating: [],
    title: { nb: 'Støttetjenester', nn: 'Støttetenester', en: 'Support services' },
    otherNames: [],
    description: {
      nb: 'Bak driften ligger mange støtteoppgaver som kan gjøres bedre. Kommunene finner dem sammen og deler på jobben med å forbedre dem. Ansvaret ligger fortsatt i linja.',
      nn: 'Bak drifta ligg mange støtteoppgåver som kan gjerast betre. Kommunane finn dei saman og deler på jobben med å gjere dei betre. Ansvaret ligg framleis i linja.',
      en: 'Behind daily operations lie many support tasks that can be done better. The municipalities find them together and share the work of improving them. Responsibility still lies in the line.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene finner støtteoppgaver i driften som kan bli bedre, og gjør dem bedre sammen fra start til slutt.',
          nn: 'Kommunane finn støtteoppgåver i drifta som kan bli betre, og gjer dei betre saman frå start til slutt.',
          en: 'The municipalities find support tasks in operations that can be better, and improve them together from start to end.',
        },
      },
    ],
  },
  {
    code: 'T7',
    area: 'T',
    cooperating: [],
    title: { nb: 'Byggesakstjenester', nn: 'Byggjesakstenester', en: 'Building permit services' },
    otherNames: ['Byggesaksbehandling', 'Byggesak'],
    description: {
      nb: 'Teknisk nettverk vil samarbeide mer om byggesak. Kommunene bruker samme fagsystem og har gode erfaringer med felles tilsyn. Nå vil de arbeide mer likt, hjelpe hverandre og dele på det de kan.',
      nn: 'Teknisk nettverk vil samarbeide meir om byggjesak. Kommunane bruker same fagsystem og har gode erfaringar med felles tilsyn. No vil dei arbeide meir likt, hjelpe kvarandre og dele på det dei kan.',
      en: 'The technical leaders want to cooperate more on building permits. The municipalities use the same system and have done well with joint inspections. Now they want to work more alike, help each other and share what they know.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Byggesak blir prioritert: Kommunene gjør mer likt, kjøper hjelp av hverandre og deler på det de kan.',
          nn: 'Byggjesak blir prioritert: Kommunane gjer meir likt, kjøper hjelp av kvarandre og deler på det dei kan.',
          en: 'Building permits get priority: The municipalities work more alike, buy help from each other and share what they know.',
        },
      },
    ],
  },
  {
    code: 'T8',
    area: 'T',
    cooperating: [],
    title: { nb: 'Geodata og karttjenester', nn: 'Geodata og karttenester', en: 'Geodata and map services' },
    otherNames: [],
    description: {
      nb: 'Kommunene har nylig fått samme kartløsning, og det finnes et fagnettverk. Med klare mål kan de bruke det folk i regionen kan, enda bedre. Første skritt er mer orden i arbeidet og at det følges opp.',
      nn: 'Kommunane har nyleg fått same kartløysing, og det finst eit fagnettverk. Med klare mål kan dei bruke det folk i regionen kan, endå betre. Første steg er meir orden i arbeidet og at det blir følgt opp.',
      en: 'The municipalities have lately got the same map system, and there is a professional network. With clear goals they can use what people in the region know even better. The first step is more order in the work, and following it up.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Geodata og kart blir prioritert, og kommunene gjør mer sammen her.',
          nn: 'Geodata og kart blir prioritert, og kommunane gjer meir saman her.',
          en: 'Geodata and maps get priority, and the municipalities do more together here.',
        },
      },
    ],
  },
];
