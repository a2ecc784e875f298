import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { lineAnswers } from '../../shared/ask/ask.kinds.ts';
import { dayOf } from '../../shared/day.ts';
import type { OwnLine } from '../../shared/decision/decision.api.ts';
import { type LineLanguage, lineLanguages, mostLineWords, wordsIn } from '../../shared/line-text/line-text.ts';
import { useCommand } from '../api.ts';
import { KindAnswer } from '../ask/kind-answer.tsx';
import { useSaveFile } from '../document/save-file.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Choice, TextArea } from '../ui/fields.tsx';
import { Actions } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import css from './follow-up.module.css';
import { lineTextText } from './line-text.text.ts';

interface LineTextProps {
  readonly decision: string;
  readonly title: string;
  readonly line: OwnLine;
}

/** What one's own people are told of a decision, and whether they have been: passing the text on says that they have. */
export function LineText({ decision, title, line }: LineTextProps) {
  const { municipality, checklist, state, tickedAt, drafts } = line;
  const text = useText(lineTextText);
  const format = useFormat();
  const { language } = useReader();
  return (
    <Panel title={text.title(municipality)}>
      <div className={css['stack']}>
        {drafts && <Draft decision={decision} title={title} line={line} drafts={drafts} />}
        <div>
          <p>{text.question(municipality)}</p>
          <KindAnswer
            key={state}
            answers={lineAnswers({ checklist, municipality }, language)}
            title={text.question(municipality)}
            current={state}
            {...(tickedAt !== undefined && { due: text.since(format.longDay(dayOf(tickedAt))) })}
          />
        </div>
      </div>
    </Panel>
  );
}

type Drafts = NonNullable<OwnLine['drafts']>;

function Draft({ decision, title, line: { municipality, checklist, state }, drafts }: LineTextProps & { readonly drafts: Drafts }) {
  const text = useText(lineTextText);
  const announce = useAnnounce();
  const reader = useReader();
  const [language, setLanguage] = useState<LineLanguage>(reader.language === 'nn' ? 'nn' : 'nb');
  const [edited, setEdited] = useState<Partial<Record<LineLanguage, string>>>({});
  const [notCopied, setNotCopied] = useState(false);
  const field = useRef<HTMLDivElement>(null);
  const tick = useCommand('checklist/tick');
  const saving = useSaveFile();
  const said = edited[language] ?? drafts[language];
  const count = wordsIn(said);
  const told = () => {
    if (state !== 'yes') tick.mutate({ key: checklist, municipality, state: 'yes' });
  };

  async function copy() {
    const copied = await copyText(said, field.current?.querySelector('textarea') ?? undefined);
    setNotCopied(!copied);
    if (!copied) return;
    announce(text.copied);
    told();
  }

  return (
    <div className={css['stack']} ref={field}>
      <p className={css['hint']}>{text.lead}</p>
      <Choice
        label={text.language}
        value={language}
        onChange={setLanguage}
        options={lineLanguages.map((one) => [one, text[one]] as const)}
      />
      <TextArea
        label={text.text}
        hint={text.words(count, mostLineWords)}
        rows={10}
        most={4000}
        value={said}
        onChange={(value) => setEdited({ ...edited, [language]: value })}
        wrong={notCopied ? text.notCopied : count > mostLineWords ? text.tooMany(mostLineWords) : undefined}
      />
      {tick.error && <ProblemNotice problem={tick.error.problem} />}
      {saving.error && <ProblemNotice problem={saving.error.problem} />}
      <Actions>
        <Button appearance="primary" onClick={() => void copy()}>
          {text.copy}
        </Button>
        <Button as="a" href={mailOf(title, said)} target="_blank" rel="noreferrer" onClick={told}>
          {text.mail}
        </Button>
        <Button
          disabled={saving.isPending}
          onClick={() => saving.mutate(wordOf(decision, { municipality, language, text: said }), { onSuccess: told })}
        >
          {text.word}
        </Button>
      </Actions>
    </div>
  );
}

const mailOf = (title: string, text: string): string =>
  `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`;

const wordOf = (decision: string, asked: Readonly<Record<'municipality' | 'language' | 'text', string>>): string =>
  `/decisions/${encodeURIComponent(decision)}/line-text.docx?${new URLSearchParams(asked)}`;

/** Within Teams the clipboard may be closed to a page: then the old way, from the field itself. */
async function copyText(text: string, field: HTMLTextAreaElement | undefined): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.select();
    return field !== undefined && document.execCommand('copy');
  }
}
