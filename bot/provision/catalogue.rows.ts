import { checklistTemplates } from '../../shared/checklist/checklist.list.ts';
import { day } from '../../shared/day.ts';
import { measures, proposals } from '../../shared/measure/measure.list.ts';
import { areas } from '../../shared/region/area.ts';
import { checklists } from '../../shared/region/checklists.ts';
import { measures as measureSeeds } from '../../shared/region/measures.ts';
import { municipalities as municipalitySeeds } from '../../shared/region/municipalities.ts';
import { networks as networkSeeds } from '../../shared/region/networks.ts';
import { municipalities, networks } from '../../shared/seat/seat.list.ts';
import { languages } from '../../shared/text.ts';
import { create, type Write } from '../write.ts';

/** What every region starts from: its networks and municipalities, the report's 31 measures, the checklist templates. What is there is left alone. */
export function catalogueRows(): Write[] {
  return [...networkRows(), ...municipalityRows(), ...measureRows(), ...proposalRows(), ...templateRows()];
}

const networkRows = () =>
  networkSeeds.map((seed) =>
    create(networks, {
      key: seed.key,
      title: seed.title.nb,
      kind: seed.kind,
      language: 'nb',
      noticeDays: seed.noticeDays,
      hearingDays: seed.hearingDays,
      askDays: seed.askDays,
      formerNames: [...seed.formerNames],
      purpose: seed.purpose.nb,
    }),
  );

const municipalityRows = () =>
  municipalitySeeds.map(({ key, language, since }) => create(municipalities, { key, title: key, language, from: day(since) }));

/** All 31 start as proposed and as networks: the report sets no dates and no order, and pre-empts no political process. */
const measureRows = () =>
  measureSeeds.map((seed, index) =>
    create(measures, {
      key: seed.code,
      title: seed.title.nb,
      titleNn: seed.title.nn,
      titleEn: seed.title.en,
      area: seed.area,
      network: areas[seed.area].lead,
      cooperating: [...seed.cooperating],
      origin: 'report',
      phase: 'proposed',
      form: 'network',
      sort: index + 1,
      descriptionNb: seed.description.nb,
      descriptionNn: seed.description.nn,
      descriptionEn: seed.description.en,
      otherNames: [...seed.otherNames],
    }),
  );

const proposalRows = () =>
  measureSeeds.flatMap(({ code, proposals: ofMeasure }) =>
    ofMeasure.map(({ kind, summary }, index) =>
      create(proposals, {
        key: `${code}/${index + 1}`,
        title: summary.nb,
        measure: code,
        kind,
        summaryNb: summary.nb,
        summaryNn: summary.nn,
        summaryEn: summary.en,
      }),
    ),
  );

const templateRows = () =>
  checklists.flatMap(({ id, version, title, intro, points }) =>
    languages.map((language) =>
      create(checklistTemplates, {
        key: `${id}/${version}/${language}`,
        title: title[language],
        template: id,
        version,
        language,
        state: 'current',
        intro: intro[language],
        points: points.map((point) => ({ id: point.id, text: point.text[language] })),
      }),
    ),
  );
