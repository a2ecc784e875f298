import { Button, Field, Input, Select } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { Link, useSearchParams } from 'wouter';
import { dayOf } from '../../shared/day.ts';
import type { MeasureSummary, MeasuresResponse, NetworkName } from '../../shared/measure/measure.api.ts';
import { type Area, areas } from '../../shared/region/area.ts';
import { useMeasures } from '../api.ts';
import { useFormat, useReader, useText } from '../reader.tsx';
import { Empty } from '../ui/empty.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { RowLink, Rows } from '../ui/rows.tsx';
import { Tag } from '../ui/tag.tsx';
import { measureWords } from './measure.words.ts';
import { filterNames, filterOf, fitting, foundBy, type MeasureFilter } from './measure-filter.ts';
import { PhaseMark, StatusMark } from './measure-mark.tsx';
import css from './measures.module.css';
import { measuresText } from './measures.text.ts';

/** All measures by area, narrowed by search and filters. */
export function MeasuresPage() {
  const measures = useMeasures();
  const text = useText(measuresText);
  return (
    <Loaded
      query={measures}
      cards={[
        [30, 95, 95, 95, 95, 95],
        [30, 95, 95, 95],
      ]}
    >
      {(data) => (
        <Page title={text.title} lead={text.lead}>
          <p>
            <Link href="/measures/matrix">{text.matrix}</Link>
          </p>
          <Sorted {...data} />
        </Page>
      )}
    </Loaded>
  );
}

function Sorted({ measures, networks }: MeasuresResponse) {
  const text = useText(measuresText);
  const { language } = useReader();
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const shown = fitting(measures, filter);
  const reset = () => setParams({}, { replace: true });

  function change(name: keyof MeasureFilter, value: string) {
    const next = new URLSearchParams(params);
    if (value) next.set(name, value);
    else next.delete(name);
    setParams(next, { replace: true });
  }

  return (
    <>
      <Filter filter={filter} networks={networks} onChange={change} />
      <p className={css['count']} role="status">
        {text.count(shown.length, measures.length)}
        {filterNames.some((name) => filter[name]) && (
          <Button size="small" appearance="subtle" onClick={reset}>
            {text.reset}
          </Button>
        )}
      </p>
      {shown.length === 0 && <Empty action={<Button onClick={reset}>{text.reset}</Button>}>{text.none}</Empty>}
      {(Object.keys(areas) as Area[]).map((area) => {
        const within = shown.filter((measure) => measure.area === area);
        return (
          within.length > 0 && (
            <Panel key={area} title={areas[area].title[language]} note={networks.find(({ key }) => key === areas[area].lead)?.title} flush>
              <Rows pressed>
                {within.map((measure) => (
                  <li key={measure.key}>
                    <Row measure={measure} networks={networks} alsoCalled={foundBy(measure, filter)} />
                  </li>
                ))}
              </Rows>
            </Panel>
          )
        );
      })}
    </>
  );
}

interface FilterProps {
  readonly filter: MeasureFilter;
  readonly networks: readonly NetworkName[];
  readonly onChange: (name: keyof MeasureFilter, value: string) => void;
}

function Filter({ filter, networks, onChange }: FilterProps) {
  const text = useText(measuresText);
  const { phases, statuses } = useText(measureWords);
  const choices = [
    ['network', networks.map(({ key, title }) => [key, title])],
    ['phase', Object.entries(phases)],
    ['status', [...Object.entries(statuses), ['none', text.noStatus]]],
  ] as const;
  return (
    <search className={css['filter']}>
      <Field label={text.search} className={css['search']}>
        <Input
          type="search"
          value={filter.q}
          placeholder={text.searchHint}
          contentBefore={<SearchRegular aria-hidden="true" />}
          onChange={(_, { value }) => onChange('q', value)}
        />
      </Field>
      {choices.map(([name, options]) => (
        <Field key={name} label={text[name]}>
          <Select value={filter[name]} onChange={(_, { value }) => onChange(name, value)}>
            <option value="">{text.all}</option>
            {options.map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </search>
  );
}

function Row({
  measure,
  networks,
  alsoCalled,
}: {
  measure: MeasureSummary;
  networks: readonly NetworkName[];
  alsoCalled: string | undefined;
}) {
  const {
    key,
    title,
    phase,
    status,
    next,
    networks: [lead],
  } = measure;
  const text = useText(measuresText);
  const format = useFormat();
  const day = ({ startsAt }: NonNullable<typeof next>) => format.shortDay(dayOf(startsAt));
  const titleOf = (network: string) => networks.find((one) => one.key === network)?.title ?? network;
  return (
    <div className={css['row']}>
      <span>
        <Tag>{key}</Tag>
      </span>
      <p className={css['title']}>
        <RowLink to={`/measures/${key}`}>{title}</RowLink>
        {alsoCalled && <span className={css['also']}>{text.alsoCalled(alsoCalled)}</span>}
      </p>
      <p className={css['phase']}>
        <PhaseMark phase={phase} />
      </p>
      <p className={css['status']}>{status && <StatusMark status={status} />}</p>
      <p className={css['next']}>
        {next && (next.network === lead ? text.next(day(next)) : text.nextIn(titleOf(next.network), day(next)))}
      </p>
    </div>
  );
}
