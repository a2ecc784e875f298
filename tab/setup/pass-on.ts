import { passFocus } from '../ui/pass-focus.ts';

/** A row that is removed while it has the focus gives it to the button of the next one, or to the heading of what is left. */
export const toRest = passFocus((row) => {
  const neighbour = row.nextElementSibling ?? row.previousElementSibling;
  return (
    neighbour?.querySelector('button') ?? row.closest('section, div')?.querySelector('[tabindex="-1"]') ?? document.querySelector('h1')
  );
});

/** A problem that is solved gives the focus to the next one, or to the heading of the page. */
export const toNextProblem = passFocus((row) => row.nextElementSibling ?? row.previousElementSibling ?? document.querySelector('h1'));
