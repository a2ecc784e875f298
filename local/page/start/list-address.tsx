import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useText } from '../ui/language.tsx';
import styles from './start.module.css';
import { texts } from './text.ts';

/** Where the list server listens, ready to be copied. */
export function ListAddress({ address }: { address: string | undefined }) {
  const text = useText(texts);
  const [copied, setCopied] = useState(false);
  if (!address) return null;
  return (
    <>
      <code className={styles['address']}>{address}</code>
      <Button
        size="small"
        onClick={() => {
          navigator.clipboard.writeText(address).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {text.copy}
      </Button>
      <span role="status" className={styles['small']}>
        {copied ? text.copied : ''}
      </span>
    </>
  );
}
