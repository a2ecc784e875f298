import { catalogue } from '../../shared/text.ts';

/** Documents that are saved as files. */
export const documentText = catalogue(
  {
    notice: 'Last ned innkallingen',
    minutes: 'Last ned referatet',
    publicNotice: 'Last ned offentlig innkalling',
    publicMinutes: 'Last ned offentlig referat',
    more: 'Velg utgave og format',
    public: 'Offentlig utgave',
    full: 'Full utgave (unntatt offentlighet)',
    word: 'Word',
    pdf: 'PDF',
    saved: (name: string) => `Lagret: ${name}`,
  },
  {
    notice: 'Last ned innkallinga',
    minutes: 'Last ned referatet',
    publicNotice: 'Last ned offentleg innkalling',
    publicMinutes: 'Last ned offentleg referat',
    more: 'Vel utgåve og format',
    public: 'Offentleg utgåve',
    full: 'Full utgåve (unnateke offentlegheit)',
    word: 'Word',
    pdf: 'PDF',
    saved: (name) => `Lagra: ${name}`,
  },
  {
    notice: 'Download the notice',
    minutes: 'Download the minutes',
    publicNotice: 'Download the public notice',
    publicMinutes: 'Download the public minutes',
    more: 'Choose edition and format',
    public: 'Public edition',
    full: 'Full edition (exempt from public disclosure)',
    word: 'Word',
    pdf: 'PDF',
    saved: (name) => `Saved: ${name}`,
  },
);
