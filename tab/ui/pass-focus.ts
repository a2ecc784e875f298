/**
 * A ref for something that may go away while it has the focus, such as a row that is settled: then the focus goes on to another
 * element instead of back to the beginning of the page. To be made outside components, or React takes it for a new one each time.
 */
export const passFocus = (next: (from: HTMLElement) => Element | null) => (element: HTMLElement | null) => () => {
  const to = element?.contains(document.activeElement) ? next(element) : null;
  if (to instanceof HTMLElement) to.focus({ preventScroll: true });
};
