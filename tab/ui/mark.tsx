import type { ReactNode } from 'react';
import css from './mark.module.css';

const shapes = {
  circle: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  ring: <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  triangle: <path d="M6 1l5.4 9.8H.6z" fill="currentColor" />,
  square: <rect x="1.25" y="1.25" width="9.5" height="9.5" rx="1" fill="currentColor" />,
  diamond: <path d="M6 .6L11.4 6 6 11.4.6 6z" fill="currentColor" />,
  'open diamond': <path d="M6 1.7L10.3 6 6 10.3 1.7 6z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />,
  check: (
    <>
      <circle cx="6" cy="6" r="5.5" fill="currentColor" />
      <path
        d="M3.4 6.2l1.8 1.8 3.5-3.7"
        fill="none"
        stroke="var(--colorNeutralBackground1)"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  clock: (
    <>
      <circle cx="6" cy="6" r="4.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 3.4V6l1.8 1.2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
    </>
  ),
  dash: <path d="M2 6h8" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" />,
} as const;

export type Shape = keyof typeof shapes;
export type Tone = 'good' | 'watch' | 'bad' | 'brand' | 'plain' | 'quiet';

/** A state told three times: by shape, by colour and by word. */
export function Mark({ shape, tone, children }: { shape: Shape; tone: Tone; children: ReactNode }) {
  return (
    <span className={`${css['mark']} ${css[tone] ?? ''}`}>
      <svg className={css['shape']} viewBox="0 0 12 12" aria-hidden="true">
        {shapes[shape]}
      </svg>
      {children}
    </span>
  );
}
