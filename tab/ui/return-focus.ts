import { useCallback, useEffect, useRef } from 'react';

/** A ref for the button that opens something: it gets the focus back when that has closed. */
export function useReturnFocus(open: boolean): (opener: HTMLElement | null) => void {
  const opener = useRef<HTMLElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return useCallback((element: HTMLElement | null) => {
    opener.current = element;
  }, []);
}
