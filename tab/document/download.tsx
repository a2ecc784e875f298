import type { Edition } from '../../shared/document/edition.ts';
import { useText } from '../reader.tsx';
import { Menu } from '../ui/menu.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './document.module.css';
import { documentText } from './document.text.ts';
import { useSaveFile } from './save-file.ts';

interface DownloadProps {
  readonly what: 'notice' | 'minutes';
  /** Under /api, without its ending: `/meetings/<key>/notice`. */
  readonly path: string;
  /** Where something is exempt: those that the reader may have. */
  readonly editions: readonly Edition[];
  readonly version?: number | undefined;
}

/** A document as Word or PDF. Where something in it is exempt, one press gives the public edition; the full one is a choice. */
export function Download({ what, path, editions, version }: DownloadProps) {
  const text = useText(documentText);
  const saving = useSaveFile();
  const as = (ending: 'docx' | 'pdf', edition?: Edition) => ({
    word: ending === 'docx' ? text.word : text.pdf,
    choose: () => saving.mutate(`${path}.${ending}${queryOf({ edition, version: version?.toString() })}`),
  });
  return (
    <div className={css['download']}>
      {editions.length === 0 ? (
        <Menu label={text[what]} busy={saving.isPending} groups={[{ items: [as('docx'), as('pdf')] }]} />
      ) : (
        <Menu
          label={text.more}
          busy={saving.isPending}
          main={{ ...as('pdf', 'public'), word: what === 'notice' ? text.publicNotice : text.publicMinutes }}
          groups={editions.map((edition) => ({ title: text[edition], items: [as('docx', edition), as('pdf', edition)] }))}
        />
      )}
      {saving.error && <ProblemNotice problem={saving.error.problem} />}
    </div>
  );
}

function queryOf(parameters: Readonly<Record<string, string | undefined>>): string {
  const known = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return known.length > 0 ? `?${new URLSearchParams(known)}` : '';
}
