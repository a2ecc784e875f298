import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { SettingView } from '../../shared/setup/setup.api.ts';
import { useText } from '../reader.tsx';
import { NumberField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Rows } from '../ui/rows.tsx';
import { uiText } from '../ui/ui.text.ts';
import { useKnown } from './known.tsx';
import { Openers } from './opened.tsx';
import { settingsText } from './settings.text.ts';
import css from './setup.module.css';
import { setupText } from './setup.text.ts';
import { useWishes, wish } from './wish.ts';

/** What the secretariat may set for the whole region. */
export function Settings() {
  const text = useText(setupText);
  const words = useText(settingsText);
  const { setup } = useKnown();
  return (
    <Panel title={text.settings} note={words.note} flush>
      <Rows>
        {setup.settings.map((setting) => (
          <li key={setting.name}>
            <Setting setting={setting} />
          </li>
        ))}
      </Rows>
    </Panel>
  );
}

function Setting({ setting }: { setting: SettingView }) {
  const words = useText(settingsText);
  const ui = useText(uiText);
  const { name, value, usual, least, most } = setting;
  const inWords = (of: number) => words[`${name}Value`](of);
  return (
    <div className={css['setting']}>
      <div>
        <h3 className={css['name']}>{words[name]}</h3>
        <p>{words[`${name}Why`]}</p>
        <p className={css['quiet']}>{[words.usual(inWords(usual)), words.limits(least, most)].join(' · ')}</p>
      </div>
      <p className={css['value']}>{inWords(value)}</p>
      <div className={css['change']}>
        <Openers
          openers={[
            {
              name: 'edit',
              label: ui.edit,
              aria: `${ui.edit}: ${words[name]}`,
              look: { size: 'small' },
              form: (onDone) => <ChangeSetting setting={setting} onDone={onDone} />,
            },
          ]}
        />
      </div>
    </div>
  );
}

function ChangeSetting({ setting: { name, value, usual, least, most }, onDone }: { setting: SettingView; onDone: () => void }) {
  const text = useText(setupText);
  const words = useText(settingsText);
  const announce = useAnnounce();
  const [wanted, setWanted] = useState(String(value));
  const change = useWishes();
  const number = /^\d+$/.test(wanted.trim()) ? Number(wanted) : undefined;
  const fits = number !== undefined && number >= least && number <= most;

  function save() {
    if (!fits) return;
    change.mutate([wish('setting/change', { name, value: number })], {
      onSuccess: () => {
        announce(text.saved(`${words[name]}, ${words[`${name}Value`](number)}`));
        onDone();
      },
    });
  }

  return (
    <Form
      label={words[name]}
      onSubmit={save}
      onCancel={onDone}
      busy={change.isPending}
      more={
        Number(wanted) !== usual && (
          <Button appearance="subtle" onClick={() => setWanted(String(usual))}>
            {words.useUsual}
          </Button>
        )
      }
    >
      {change.error && <ProblemNotice problem={change.error.problem} />}
      <NumberField
        label={words[name]}
        value={wanted}
        onChange={setWanted}
        min={least}
        max={most}
        wrong={fits ? undefined : words.wrong(least, most)}
      />
    </Form>
  );
}
