import { decisions } from '../../shared/decision/decision.list.ts';
import { meetingDocumentText } from '../../shared/document/document.text.ts';
import { plain } from '../../shared/document/outline.ts';
import { type LineLanguage, lineLanguages } from '../../shared/line-text/line-text.ts';
import { VevenError } from '../error.ts';
import type { Download } from '../feature.ts';
import { decisionView } from '../queries.ts';
import { lineOf } from './line-text.ts';

/** As many characters as the field in which it is edited. */
const mostCharacters = 4000;

/** The text to the line as a file, as its representative has written it; the draft where nothing is said. For those who answer for the municipality. */
export const lineTextDownload: Download = {
  path: '/decisions/:key/line-text',
  answer: (world, actor, { key = '', municipality, language: asked, text }) => {
    const decision = world.snapshot.of(decisions).get(key);
    if (!decision) return undefined;
    const view = decisionView(decision, actor, world);
    const { lines } = lineOf(decision, view, actor, world);
    const own = lines.find((line) => municipality === undefined || line.municipality === municipality);
    if (!own)
      throw new VevenError('not-allowed', 'a text to the line is for those who answer for the municipality', { userText: notYours });
    const language: LineLanguage = lineLanguages.find((one) => one === asked) ?? 'nb';
    const said = text?.slice(0, mostCharacters) ?? own.drafts?.[language];
    if (said === undefined || own.drafts === undefined) return undefined;
    return {
      language,
      title: view.title,
      fileName: ['Tekst til linja', view.number].filter(Boolean).join(' '),
      mark: undefined,
      blocks: [plain(said)],
      pageNumber: meetingDocumentText[language].page,
    };
  },
};

const notYours = {
  nb: 'Teksten til linja lages av dem som svarer for kommunen i nettverket.',
  nn: 'Teksten til linja blir laga av dei som svarer for kommunen i nettverket.',
  en: 'The text to the line is made by those who answer for the municipality in the network.',
};
