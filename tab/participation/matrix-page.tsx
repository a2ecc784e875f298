import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { ParticipationMatrix } from '../../shared/participation/participation.api.ts';
import { useGet } from '../api.ts';
import { measureWords } from '../measure/measure.words.ts';
import { useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { saveTable } from '../ui/save-table.ts';
import { CellStory } from './cell-story.tsx';
import { Matrix, useStory } from './matrix.tsx';
import css from './participation.module.css';
import { matrixText } from './participation.text.ts';

/** Measures × municipalities: who takes part in what. */
export function MatrixPage() {
  const matrix = useGet<ParticipationMatrix>('/participation');
  const text = useText(matrixText);
  return (
    <Loaded query={matrix} cards={[[95, 95, 95, 95, 95, 95, 95, 95]]}>
      {(data) => (
        <Page title={text.title} lead={text.lead} back={<Link href="/measures">{text.back}</Link>}>
          <Chosen {...data} />
        </Page>
      )}
    </Loaded>
  );
}

function Chosen({ measures, municipalities, networks }: ParticipationMatrix) {
  const text = useText(matrixText);
  const { participation: words } = useText(measureWords);
  const { municipality: own } = useReader();
  const announce = useAnnounce();
  const story = useStory();
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<{ readonly measure: string; readonly municipality: string }>();
  const network = params.get('network') ?? '';
  const only = params.get('municipality') ?? '';
  const differing = params.get('differing') === '1';
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  };
  const columns = municipalities.filter((name) => !only || name === only).toSorted((a, b) => Number(b === own) - Number(a === own));
  const rows = measures
    .filter(({ networks: of }) => !network || of.includes(network))
    .map(({ cells, ...measure }) => ({
      ...measure,
      cells: columns.flatMap((name) => cells.find((cell) => cell.municipality === name) ?? []),
    }))
    .filter(({ cells }) => !differing || cells.some(({ state }) => state !== 'with'));
  const measure = rows.find(({ key }) => key === open?.measure);
  const cell = measure?.cells.find(({ municipality }) => municipality === open?.municipality);

  function save() {
    const lines = rows.map(({ key, title, cells }) => [`${key} ${title}`, ...cells.map((one) => story(one, words[one.state]))]);
    announce(text.saved(saveTable(text.file, [[text.measure, ...columns], ...lines])));
  }

  return (
    <>
      <div className={css['filter']}>
        <Field label={text.network}>
          <Select value={network} onChange={(_, { value }) => change('network', value)}>
            <option value="">{text.all}</option>
            {networks.map(({ key, title }) => (
              <option key={key} value={key}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={text.municipality}>
          <Select value={only} onChange={(_, { value }) => change('municipality', value)}>
            <option value="">{text.all}</option>
            {municipalities.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label={text.differing}
          checked={differing}
          onChange={(_, { checked }) => change('differing', checked === true ? '1' : '')}
        />
        <Button appearance="subtle" onClick={save}>
          {text.save}
        </Button>
      </div>
      {measure && cell && (
        <CellStory key={`${measure.key}/${cell.municipality}`} measure={measure} cell={cell} onClose={() => setOpen(undefined)} />
      )}
      {rows.length === 0 ? (
        <Empty>{text.none}</Empty>
      ) : (
        <Matrix
          rows={rows}
          columns={columns}
          open={open}
          onOpen={(measureKey, municipality) => setOpen({ measure: measureKey, municipality })}
        />
      )}
    </>
  );
}
