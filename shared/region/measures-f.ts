/**
 * The shared and general measures, F1 to F10, led by KDU.
 * Source: the report Tjenesteutvikling 2035, chapter 5 (F4 to F7 also chapter 1). Descriptions and summaries are our words.
 */

import type { MeasureSeed } from './measure.ts';

export const measuresF: readonly MeasureSeed[] = [
  {
    code: 'F1',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Tidlig involvering av folkevalgt nivå',
      nn: 'Tidleg involvering av folkevalt nivå',
      en: 'Early involvement of elected representatives',
    },
    otherNames: [],
    description: {
      nb: 'Noen saker kan bli vanskelige eller vekke uro lokalt. Da bør de folkevalgte få vite om arbeidet tidlig, og kanskje være med. Det gir tillit, og saken står sterkere når den skal avgjøres.',
      nn: 'Nokre saker kan bli vanskelege eller skape uro lokalt. Då bør dei folkevalde få vite om arbeidet tidleg, og kanskje vere med. Det gir tillit, og saka står sterkare når ho skal avgjerast.',
      en: 'Some matters can become difficult or cause unease locally. The elected should then hear of the work early, and perhaps take part. That builds trust, and the matter stands stronger when it is decided.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Når et tiltak vurderes, skal det være klart hvordan de folkevalgte får vite om det, og om de må være med tidlig.',
          nn: 'Når eit tiltak blir vurdert, skal det vere klart korleis dei folkevalde får vite om det, og om dei må vere med tidleg.',
          en: 'When a measure is considered, it is to be clear how the elected hear of it, and whether they must take part early.',
        },
      },
    ],
  },
  {
    code: 'F2',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Felles strategi og mer strategisk arbeid i nettverkene',
      nn: 'Felles strategi og meir strategisk arbeid i nettverka',
      en: 'Shared strategy and more strategic work in the networks',
    },
    otherNames: [],
    description: {
      nb: 'En strategi sier hva et nettverk vil oppnå, og hva som er viktigst. Nettverkene ser også på om tiden de bruker, gir nytte. Da vet alle hvor de skal, og nye finner seg raskere til rette.',
      nn: 'Ein strategi seier kva eit nettverk vil oppnå, og kva som er viktigast. Nettverka ser også på om tida dei bruker, gir nytte. Då veit alle kvar dei skal, og nye finn seg raskare til rette.',
      en: 'A strategy says what a network wants to achieve and what matters most. The networks also look at whether the time they spend is of use. Then all know where they are going, and newcomers find their feet sooner.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Ledernettverk som mangler en felles strategi, lager en og lar den styre det de gjør.',
          nn: 'Leiarnettverk som manglar ein felles strategi, lagar ein og lèt han styre det dei gjer.',
          en: 'Leader networks without a shared strategy make one and let it guide what they do.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'Nettverkene ser på sin egen nytte og endrer på tid og arbeidsform om det trengs.',
          nn: 'Nettverka ser på si eiga nytte og endrar på tid og arbeidsform om det trengst.',
          en: 'The networks look at how useful they are, and change how they work and the time they spend if need be.',
        },
      },
    ],
  },
  {
    code: 'F3',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Innsikt og forståelse av Kongsbergregionen tjenesteutvikling',
      nn: 'Innsikt i og forståing av Kongsbergregionen tenesteutvikling',
      en: 'Insight into and understanding of Kongsbergregionen service development',
    },
    otherNames: [],
    description: {
      nb: 'Mellomledere og nyansatte møter ikke regionen så ofte. De trenger å vite hva samarbeidet skal gi, hvordan det er bygd opp, og hvem som gjør hva. Da er det lettere å bruke det og å bidra.',
      nn: 'Mellomleiarar og nytilsette møter ikkje regionen så ofte. Dei treng å vite kva samarbeidet skal gi, korleis det er bygd opp, og kven som gjer kva. Då er det lettare å bruke det og å bidra.',
      en: 'Middle managers and new employees do not meet the region often. They need to know what the cooperation is for, how it is built and who does what. That makes it easier to use it and to contribute.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Alle som trenger det, får vite hva målene er, hvordan samarbeidet er ordnet, og hvem som har hvilket ansvar.',
          nn: 'Alle som treng det, får vite kva måla er, korleis samarbeidet er ordna, og kven som har kva ansvar.',
          en: 'All who need it learn what the goals are, how the cooperation is arranged and who is responsible for what.',
        },
      },
    ],
  },
  {
    code: 'F4',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Økonomiske implikasjoner og gevinster',
      nn: 'Økonomiske følgjer og gevinstar',
      en: 'Economic consequences and benefits',
    },
    otherNames: [],
    description: {
      nb: 'Økonomien er trang, og kommunene må vite hva et samarbeid koster og gir. Tallene skal fram tidlig, før noe besluttes. En god plan gjør det lettere å hente ut gevinsten.',
      nn: 'Økonomien er trong, og kommunane må vite kva eit samarbeid kostar og gir. Tala skal fram tidleg, før noko blir avgjort. Ein god plan gjer det lettare å hente ut gevinsten.',
      en: 'Money is tight, and the municipalities must know what cooperation costs and gives. The figures come early, before anything is decided. A good plan makes it easier to gain the benefit.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Når et prosjekt, et kjøp eller et tiltak blir vurdert, skal det alltid regnes på hva det gjør med økonomien.',
          nn: 'Når eit prosjekt, eit kjøp eller eit tiltak blir vurdert, skal det alltid reknast på kva det gjer med økonomien.',
          en: 'When a project, a purchase or a measure is considered, what it does to the finances is always worked out.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'Planene for gevinst får mer arbeid, så de er til å tro på, går i detalj og binder dem som er med.',
          nn: 'Planane for gevinst får meir arbeid, så dei er til å tru på, går i detalj og bind dei som er med.',
          en: 'More work goes into the benefits plans, so that they can be believed, go into detail and bind those who take part.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'For store tiltak kan en plan vise utgifter, inntekter og gevinster, og gjerne tall for hver kommune.',
          nn: 'For store tiltak kan ein plan vise utgifter, inntekter og gevinstar, og gjerne tal for kvar kommune.',
          en: 'For large measures a plan can show costs, income and benefits, preferably with figures for each municipality.',
        },
      },
    ],
  },
  {
    code: 'F5',
    area: 'F',
    cooperating: [],
    title: { nb: 'Analyse og innsikt', nn: 'Analyse og innsikt', en: 'Analysis and insight' },
    otherNames: ['Kongsbergregionen analyse og innsikt', 'Felles kompetansemiljø om innsikt og analyse'],
    description: {
      nb: 'Kommunene vil kjenne sine egne tall og forstå hva som påvirker dem. Sammen kan de bygge et miljø for analyse og kjøpe mindre hjelp utenfra. Det gir bedre grunnlag for planer og beslutninger.',
      nn: 'Kommunane vil kjenne sine eigne tal og forstå kva som påverkar dei. Saman kan dei byggje eit miljø for analyse og kjøpe mindre hjelp utanfrå. Det gir betre grunnlag for planar og avgjerder.',
      en: 'The municipalities want to know their own figures and what drives them. Together they can build a group for analysis and buy less help from outside. That gives a better basis for plans and decisions.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Et forprosjekt ser på om og hvordan kommunene kan dele et miljø for analyse, hva det koster, og hva det gir.',
          nn: 'Eit forprosjekt ser på om og korleis kommunane kan dele eit miljø for analyse, kva det kostar, og kva det gir.',
          en: 'A preliminary project looks at whether and how the municipalities can share a group for analysis, what it costs and what it gives.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'Hvis kommunene ikke får nok ut av Framsikt, vurderer de å gjøre noe med det sammen.',
          nn: 'Dersom kommunane ikkje får nok ut av Framsikt, vurderer dei å gjere noko med det saman.',
          en: 'If the municipalities do not get enough out of Framsikt, they consider doing something about it together.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'Så lenge vurderes det om folk som alt er i kommunene og sekretariatet, kan hjelpe med analyser.',
          nn: 'Så lenge blir det vurdert om folk som alt er i kommunane og sekretariatet, kan hjelpe med analysar.',
          en: 'Meanwhile it is considered whether people already in the municipalities and the secretariat can help with analyses.',
        },
      },
    ],
  },
  {
    code: 'F6',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Bedre involvering av linjeorganisasjonen',
      nn: 'Betre involvering av linjeorganisasjonen',
      en: 'Better involvement of the line organisation',
    },
    otherNames: [],
    description: {
      nb: 'De som skal leve med en beslutning, bør bli hørt før den tas og få vite om den etterpå. Lederne i linja har ansvaret, og kommunene kan hjelpe hverandre med det. Da blir grunnlaget bedre og gevinsten lettere å hente.',
      nn: 'Dei som skal leve med ei avgjerd, bør bli høyrde før ho blir teken og få vite om ho etterpå. Leiarane i linja har ansvaret, og kommunane kan hjelpe kvarandre med det. Då blir grunnlaget betre og gevinsten lettare å hente.',
      en: 'Those who must live with a decision should be heard before it is made and told of it afterwards. The managers in the line are responsible, and the municipalities can help each other. The decision is then better founded and the benefit easier to gain.',
    },
    proposals: [
      {
        kind: 'move',
        summary: {
          nb: 'Nettverkene minner om at linja selv må spørre og si fra, og malen for prosjekt gjør det enklere for lederne.',
          nn: 'Nettverka minner om at linja sjølv må spørje og seie frå, og malen for prosjekt gjer det enklare for leiarane.',
          en: 'The networks point out that asking and telling is up to the line, and the project template makes it easier for managers.',
        },
      },
      {
        kind: 'move',
        summary: {
          nb: 'Før et ledernettverk beslutter noe, ser det på om linja skal høres, hvordan, og om kommunene gjør det sammen.',
          nn: 'Før eit leiarnettverk avgjer noko, ser det på om linja skal høyrast, korleis, og om kommunane gjer det saman.',
          en: 'Before a leader network decides, it looks at whether to hear the line, how, and whether the municipalities do it together.',
        },
      },
      {
        kind: 'move',
        summary: {
          nb: 'Når et ledernettverk beslutter noe, sier det også om linja skal få vite det, hvordan, og om kommunene gjør det sammen.',
          nn: 'Når eit leiarnettverk avgjer noko, seier det også om linja skal få vite det, korleis, og om kommunane gjer det saman.',
          en: 'When a leader network decides, it also says whether the line is to be told, how, and whether the municipalities do it together.',
        },
      },
      {
        kind: 'move',
        summary: {
          nb: 'Mellomlederne får vite om og er med på planer for prosjekt og gevinst, gjerne på tvers av kommunene.',
          nn: 'Mellomleiarane får vite om og er med på planar for prosjekt og gevinst, gjerne på tvers av kommunane.',
          en: 'Middle managers know of and take part in plans for projects and benefits, preferably across the municipalities.',
        },
      },
    ],
  },
  {
    code: 'F7',
    area: 'F',
    cooperating: [],
    title: { nb: 'Anskaffelser', nn: 'Anskaffingar', en: 'Procurement' },
    otherNames: [],
    description: {
      nb: 'Kommunene samordner felles innkjøp en gang i året og følger samme rutine. Da vet alle hva som kommer, og de som kan faget, rekker over mer. Om samarbeidet skal utvides, avgjøres senere.',
      nn: 'Kommunane samordnar felles innkjøp ein gong i året og følgjer same rutine. Då veit alle kva som kjem, og dei som kan faget, rekk over meir. Om samarbeidet skal utvidast, blir avgjort seinare.',
      en: 'The municipalities coordinate joint purchases once a year and follow the same routine. All then know what is coming, and those with the skills reach further. Whether to widen it is decided later.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Kommunene tar i bruk en felles rutine for innkjøp og vurderer senere om de skal gå lenger.',
          nn: 'Kommunane tek i bruk ein felles rutine for innkjøp og vurderer seinare om dei skal gå lenger.',
          en: 'The municipalities adopt a common routine for purchases and consider later whether to go further.',
        },
      },
    ],
  },
  {
    code: 'F8',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Prosessforbedring og standardisering',
      nn: 'Prosessforbetring og standardisering',
      en: 'Process improvement and standardisation',
    },
    otherNames: ['Prosesskartlegging og forbedring', 'Standardisering av prosesser ved anskaffelser', 'Standardisering på operativt nivå'],
    description: {
      nb: 'Når kommunene gjør ting likt, får de mer ut av digitale verktøy og lærer av hverandre. Det kan gjelde både støtteoppgaver og selve tjenestene. De kan forbedre arbeidet sammen, selv om hver kommune fortsatt gjør sitt.',
      nn: 'Når kommunane gjer ting likt, får dei meir ut av digitale verktøy og lærer av kvarandre. Det kan gjelde både støtteoppgåver og sjølve tenestene. Dei kan gjere arbeidet betre saman, sjølv om kvar kommune framleis gjer sitt.',
      en: 'When the municipalities do things alike, they get more out of digital tools and learn from each other. It can concern support tasks as well as the services themselves. They can improve work together though each still does its own.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Hvert område finner prosesser som er verdt å kartlegge, for å lære, gjøre dem bedre og gjøre dem like.',
          nn: 'Kvart område finn prosessar som er verde å kartleggje, for å lære, gjere dei betre og gjere dei like.',
          en: 'Each area finds processes worth mapping, to learn, to improve them and to make them alike.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'Når kommunene kjøper et digitalt verktøy, blir de også enige om å gjøre jobben likt, og kan lage felles rutiner.',
          nn: 'Når kommunane kjøper eit digitalt verktøy, blir dei også einige om å gjere jobben likt, og kan lage felles rutinar.',
          en: 'When the municipalities buy a digital tool, they also agree to do the work alike, and can make common routines.',
        },
      },
      {
        kind: 'proposal',
        summary: {
          nb: 'Hvert område finner ut hva som kan gjøres likt i det daglige, som skjema, maler, rutiner og måten en leser loven på.',
          nn: 'Kvart område finn ut kva som kan gjerast likt i det daglege, som skjema, malar, rutinar og måten ein les lova på.',
          en: 'Each area finds what can be done alike in daily work, such as forms, templates, routines and how the law is read.',
        },
      },
    ],
  },
  {
    code: 'F9',
    area: 'F',
    cooperating: [],
    title: {
      nb: 'Felles mal og sjekkliste for utviklingsarbeid',
      nn: 'Felles mal og sjekkliste for utviklingsarbeid',
      en: 'Common template and checklist for development work',
    },
    otherNames: [],
    description: {
      nb: 'Noen ting må en alltid huske når noe skal utvikles. Sekretariatet lager en felles mal med sjekkliste, så ingen trenger å begynne på nytt hver gang. Veien fra idé til bruk blir kortere.',
      nn: 'Det er ting ein alltid må hugse når noko skal utviklast. Sekretariatet lagar ein felles mal med sjekkliste, så ingen treng å byrje på nytt kvar gong. Vegen frå idé til bruk blir kortare.',
      en: 'Some things must always be remembered when something is developed. The secretariat makes a common template with a checklist, so that no one starts afresh each time. The way from idea to use becomes shorter.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Når kommunene utvikler noe sammen i regionen, bruker de samme mal.',
          nn: 'Når kommunane utviklar noko saman i regionen, brukar dei same mal.',
          en: 'When the municipalities develop something together in the region, they use the same template.',
        },
      },
    ],
  },
  {
    code: 'F10',
    area: 'F',
    cooperating: [],
    title: { nb: 'Organisering av utviklingsarbeid', nn: 'Organisering av utviklingsarbeid', en: 'Organisation of development work' },
    otherNames: [],
    description: {
      nb: 'Arbeidet kan deles på flere, og alt trenger ikke skje på en gang. Små grupper, korte sprinter og færre oppgaver om gangen gir mer igjen for tiden. Da kommer resultatet raskere og blir bedre.',
      nn: 'Arbeidet kan delast på fleire, og alt treng ikkje skje på ein gong. Små grupper, korte sprintar og færre oppgåver om gongen gir meir att for tida. Då kjem resultatet raskare og blir betre.',
      en: 'Work can be shared by more people, and not all must happen at once. Small groups, short sprints and fewer tasks at a time give more for the hours spent. The result comes sooner and is better.',
    },
    proposals: [
      {
        kind: 'proposal',
        summary: {
          nb: 'Arbeidsgrupper kan gjøre saker klare og følge dem opp, så flere deler på jobben.',
          nn: 'Arbeidsgrupper kan gjere saker klare og følgje dei opp, så fleire deler på jobben.',
          en: 'Working groups can prepare matters and follow them up, so that more people share the load.',
        },
      },
      {
        kind: 'move',
        summary: {
          nb: 'Nettverkene ser på nye måter å arbeide på, som sprint, og passer på å ikke gjøre for mye på en gang.',
          nn: 'Nettverka ser på nye måtar å arbeide på, som sprint, og passar på å ikkje gjere for mykje på ein gong.',
          en: 'The networks look at new ways of working, such as sprints, and take care not to do too much at once.',
        },
      },
    ],
  },
];
