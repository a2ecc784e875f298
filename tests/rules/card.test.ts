import { execute } from '../../bot/card.ts';
import { followUpActions } from '../../shared/follow-up/follow-up.actions.ts';

describe('a button on a card', () => {
  it('names its row by another word than «key», which Teams’ own renderer keeps for itself: such a press is never sent', () => {
    const button = execute(followUpActions, 'follow-up/answer', 'Ferdig', { key: 'a/1/Rollag', state: 'done' });

    expect(button).toMatchObject({ verb: 'follow-up/answer', data: { v: 1, row: 'a/1/Rollag', state: 'done' } });
    expect('data' in button && Object.keys(button.data)).not.toContain('key');
  });
});
