/** Beside the menu's first pages: loaded after them. */
export { PersonFilled, PersonRegular } from '@fluentui/react-icons/svg/person';
export { SendFilled, SendRegular } from '@fluentui/react-icons/svg/send';
