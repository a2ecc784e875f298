import { exemptContents } from '../../shared/exempt/exempt.list.ts';
import type { Feature } from '../feature.ts';
import { changeExempt, liftExempt, markExempt } from './exempt.commands.ts';
import { addExempt, concludeExempt } from './exempt-case.commands.ts';

/** What is exempt from public disclosure: its content lies in the restricted site. */
export const exemptFeature: Feature = {
  name: 'exempt',
  lists: [exemptContents],
  // Nobody edits it past the product: what would be set aside would be shown to those who may not read it.
  mayEdit: () => false,
  commands: {
    'exempt/mark': markExempt,
    'exempt/change': changeExempt,
    'exempt/lift': liftExempt,
    'exempt/add': addExempt,
    'exempt/conclude': concludeExempt,
  },
};
