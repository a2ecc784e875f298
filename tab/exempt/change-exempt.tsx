import { useState } from 'react';
import type { ExemptView } from '../../shared/exempt/exempt.api.ts';
import { type Provision, provisions } from '../../shared/exempt/provisions.ts';
import { useCommand } from '../api.ts';
import { useText } from '../reader.tsx';
import { Conflict } from '../ui/conflict.tsx';
import { TextArea, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { exemptText } from './exempt.text.ts';
import { codes, ProvisionChoice } from './provision-choice.tsx';

/** Changes the exempt words and the provision in place; what was typed stays when somebody else was first. */
export function ChangeExempt({ view, onDone }: { view: ExemptView; onDone: () => void }) {
  const text = useText(exemptText);
  const announce = useAnnounce();
  const [opened] = useState(view);
  const [heading, setHeading] = useState(view.heading ?? '');
  const [information, setInformation] = useState(view.information ?? '');
  const [proposal, setProposal] = useState(view.proposal ?? '');
  const own = codes.find((code) => provisions[code] === opened.provision) ?? '';
  const [provision, setProvision] = useState<Provision | ''>(own);
  const change = useCommand('exempt/change');
  const conflict = change.error?.problem.code === 'conflict';
  const save = () =>
    heading.trim() &&
    change.mutate(
      {
        key: view.key,
        seen: conflict ? view.etag : opened.etag,
        ...(provision !== '' && provision !== own && { provision }),
        ...(heading.trim() !== opened.heading && { heading: heading.trim() }),
        ...(information.trim() !== (opened.information ?? '') && { information: information.trim() }),
        ...(proposal.trim() !== (opened.proposal ?? '') && { proposal: proposal.trim() }),
      },
      {
        onSuccess: () => {
          announce(text.changed);
          onDone();
        },
      },
    );
  return (
    <Form label={text.changeOf(opened.heading ?? '')} onSubmit={save} onCancel={onDone} busy={change.isPending}>
      {change.error && <Conflict problem={change.error.problem} onTakeNew={onDone} />}
      <ProvisionChoice value={provision} onChange={setProvision} none={own === '' ? opened.provision : undefined} />
      <TextField label={text.heading} required value={heading} onChange={setHeading} />
      {view.url === undefined && (
        <>
          <TextArea label={text.information} value={information} onChange={setInformation} />
          <TextArea label={text.proposal} value={proposal} onChange={setProposal} />
        </>
      )}
    </Form>
  );
}
