import type { AsideView } from '../../shared/aside/aside.api.ts';
import { useText } from '../reader.tsx';
import { Panel } from '../ui/panel.tsx';
import { passFocus } from '../ui/pass-focus.ts';
import { Rows } from '../ui/rows.tsx';
import css from './aside.module.css';
import { asideText } from './aside.text.ts';
import { AsideRow } from './aside-row.tsx';

const toNeighbour = passFocus((row) => row.nextElementSibling ?? row.previousElementSibling);
const toHeading = passFocus(() => document.querySelector('h1'));

/** Edits made in SharePoint that Veven does not use: what is wrong with each, and the way back. */
export function AsidePanel({ edits }: { edits: readonly AsideView[] }) {
  const text = useText(asideText);
  return (
    <div ref={toHeading}>
      <Panel title={text.title} flush>
        <p className={css['lead']}>{text.lead}</p>
        <Rows>
          {edits.map((edit) => (
            <li key={`${edit.list}/${edit.itemId}`} ref={toNeighbour} tabIndex={-1}>
              <AsideRow edit={edit} />
            </li>
          ))}
        </Rows>
      </Panel>
    </div>
  );
}
