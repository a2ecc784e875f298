import { Button } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import css from './menu.module.css';

export interface MenuGroup {
  readonly title?: string | undefined;
  readonly items: readonly { readonly word: string; readonly choose: () => void }[];
}

interface MenuProps {
  /** The button's words; beside a `main` button its name alone, for who cannot see the arrow. */
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly busy?: boolean;
  /** What most want, in one press: its own button before the menu's. */
  readonly main?: { readonly word: string; readonly choose: () => void } | undefined;
}

/** A button that opens a few choices. Our own: Fluent's menu would bring 45 KB gz for it. Arrows, Home, End, Escape and Tab as in any menu. */
export function Menu({ label, groups, busy = false, main }: MenuProps) {
  const id = useId();
  const [isOpen, open] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) whole.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  }, [isOpen]);

  function close() {
    open(false);
    whole.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') return close();
    const all = [...(whole.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const to = placeAfter(event.key, all.indexOf(document.activeElement as HTMLElement), all.length);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  }

  const expands = { 'aria-haspopup': 'menu', 'aria-expanded': isOpen, 'aria-controls': isOpen ? id : undefined } as const;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it are pressed; it only knows when they are left
    <div
      ref={whole}
      className={css['menu']}
      // A press moves no focus: in Safari it would leave the menu before the choice is made.
      onMouseDown={(event) => event.preventDefault()}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) open(false);
      }}
    >
      <div className={main ? css['split'] : ''}>
        {main && (
          <Button disabledFocusable={busy} onClick={main.choose}>
            {main.word}
          </Button>
        )}
        <Button
          {...expands}
          {...(main && { 'aria-label': label })}
          disabledFocusable={busy}
          icon={<Arrow />}
          iconPosition="after"
          onClick={() => open(!isOpen)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowDown' && !busy) open(true);
          }}
        >
          {main ? null : label}
        </Button>
      </div>
      {isOpen && (
        <div id={id} role="menu" tabIndex={-1} aria-label={label} className={css['choices']} onKeyDown={onKeyDown}>
          {groups.map(({ title, items: some }) => (
            <Group key={title ?? ''} title={title}>
              {some.map(({ word, choose }) => (
                <button
                  key={word}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className={css['choice']}
                  onClick={() => {
                    close();
                    choose();
                  }}
                >
                  {word}
                </button>
              ))}
            </Group>
          ))}
        </div>
      )}
    </div>
  );
}

function Group({ title, children }: { title: string | undefined; children: ReactNode }) {
  const id = useId();
  if (title === undefined) return children;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-labelledby={id} className={css['group']}>
      <div id={id} role="presentation" className={css['title']}>
        {title}
      </div>
      {children}
    </div>
  );
}

/** Where a key leads from a place in the menu; nothing for a key that is none of its. */
function placeAfter(key: string, at: number, count: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % count,
    ArrowUp: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  };
  return places[key];
}

const Arrow = () => (
  <svg className={css['arrow']} viewBox="0 0 12 12" aria-hidden="true">
    <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
