import { useState } from 'react';
import { useText } from '../reader.tsx';
import { Choice } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { useAnnounce } from '../ui/live.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useKnown } from './known.tsx';
import { networkText } from './network.text.ts';
import { useWishes, wish } from './wish.ts';

/** Says in which channel a network meets, of those Veven has been told of; or that it has none. */
export function BindChannel({ network: key, onDone }: { network: string; onDone: () => void }) {
  const words = useText(networkText);
  const announce = useAnnounce();
  const known = useKnown();
  const network = known.network(key);
  const [channel, setChannel] = useState(known.channel(network?.channel)?.closed ? '' : (network?.channel ?? ''));
  const bind = useWishes();
  if (!network) return null;
  const open = known.setup.channels.filter(({ closed }) => closed === undefined);
  const nameOf = (id: string) => known.channel(id)?.name ?? words.unknownChannel;

  function save() {
    bind.mutate([wish('network/bind', { key, channel })], {
      onSuccess: () => {
        announce(channel ? words.bound(network?.title ?? key, nameOf(channel)) : words.unbound(network?.title ?? key));
        onDone();
      },
    });
  }

  return (
    <Form label={words.bindTitle(network.title)} submit={words.bind} onSubmit={save} onCancel={onDone} busy={bind.isPending}>
      {bind.error && <ProblemNotice problem={bind.error.problem} />}
      <Choice
        label={words.bindTitle(network.title)}
        hint={words.bindHint(key)}
        value={channel}
        onChange={setChannel}
        options={[
          ['', words.noChannel],
          ...open.map(({ id, name, networks }) => {
            const other = networks.find((one) => one !== key);
            return [id, other === undefined ? name : words.takenBy(name, known.titleOf(other))] as const;
          }),
        ]}
      />
    </Form>
  );
}
