import type { ReactNode } from 'react';
import css from './facts.module.css';

/** What is known of something, name by name; what is not known is left out. */
export function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={css['facts']}>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt className={css['name']}>{name}</dt>
            <dd className={css['value']}>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
