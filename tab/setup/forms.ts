/** The forms of the page as one part; lazy-forms.ts loads it. */
export { AddDays } from './add-days.tsx';
export { AddEmail } from './add-email.tsx';
export { AddPerson } from './add-person.tsx';
export { Appoint } from './appoint.tsx';
export { BindChannel } from './bind-channel.tsx';
export { EditNetwork } from './edit-network.tsx';
export { EditPerson } from './edit-person.tsx';
export { EndTerm } from './end-term.tsx';
export { LinkAccount, LinkPerson } from './link.tsx';
