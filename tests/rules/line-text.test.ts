import { day } from '../../shared/day.ts';
import { lineText, mostLineWords, wordsIn } from '../../shared/line-text/line-text.ts';

const facts = {
  networkTitle: 'HR-nettverket',
  decidedOn: day('2026-12-10'),
  conclusion: 'Alle tar i bruk rutinen.',
  concerns: 'Ledere som ansetter',
  dueOn: day('2027-02-09'),
  contact: 'Kari Li',
};

describe('the text to the line', () => {
  it('says what is decided, whom it touches, from when, what you do and who to ask', () => {
    expect(lineText(facts, 'nb')).toBe(
      [
        'HR-nettverket besluttet 10. desember: Alle tar i bruk rutinen.',
        'Dette gjelder: Ledere som ansetter',
        'Når: Det skal være på plass innen 9. februar 2027.',
        'Hva du gjør: Snakk med lederen din om hva det betyr for arbeidet ditt.',
        'Lurer du på noe? Spør Kari Li.',
      ].join('\n\n'),
    );
    expect(lineText({ ...facts, concerns: undefined, dueOn: undefined, contact: undefined }, 'nn')).toBe(
      [
        'HR-nettverket bestemte 10. desember: Alle tar i bruk rutinen.',
        'Når: Frå no av.',
        'Kva du gjer: Snakk med leiaren din om kva det har å seie for arbeidet ditt.',
        'Lurer du på noko? Spør leiaren din.',
      ].join('\n\n'),
    );
  });

  it.each([
    ['of many sentences', 'Kommunene tar i bruk rutinen fra nyttår. '.repeat(60), /fra nyttår\.\n/],
    ['of one that does not end', 'ord '.repeat(5000), / …\n/],
  ])('is short enough to be read when the conclusion is %s', (_what, conclusion, end) => {
    const text = lineText({ ...facts, conclusion, concerns: 'ledere '.repeat(300) }, 'nb');
    expect(wordsIn(text)).toBeLessThanOrEqual(mostLineWords + 2);
    expect(text).toMatch(end);
    expect(text).toContain('Spør Kari Li.');
  });
});
