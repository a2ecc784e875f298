import { catalogue } from '../shared/text.ts';

/** What someone wants who writes to Veven. */
export type Wish =
  | { readonly kind: 'help' | 'mine' | 'rarer' | 'absence' | 'unknown' }
  | { readonly kind: 'bind'; readonly network: string };

const help = /^(takk|thanks|hjelp|help|hei|hello|hi|hallo|hva er dette|kva er dette|\?|start)$/;
const mine = /^(mine saker|mine saka|sakene mine|my matters|what waits for me|(hva|kva) (venter|ventar) på meg|venter|ventar|innsjekk)$/;
const rarer = /^(stopp|stop|sjeldnere|sjeldnare|less often|hvor ofte|kor ofte|how often)$/;
const absence = /^((meld|melde|melder) )?forfall$|^(report )?absence$/;
const bind = /^(koble til|kople til|connect)(?:\s+(.+))?$/;

/** Reads a message: the case of letters and a closing mark do not matter. */
export function understand(text: string): Wish {
  const said = text
    .trim()
    .toLocaleLowerCase('nb')
    .replace(/[.!?…]+$/, '')
    .trim()
    .replace(/\s+/g, ' ');
  if (said === '' || help.test(said)) return { kind: 'help' };
  if (mine.test(said)) return { kind: 'mine' };
  if (rarer.test(said)) return { kind: 'rarer' };
  if (absence.test(said)) return { kind: 'absence' };
  const binding = bind.exec(said);
  return binding ? { kind: 'bind', network: binding[2] ?? '' } : { kind: 'unknown' };
}

export const talkText = catalogue(
  {
    help: 'Jeg legger ut saklister og det nettverkene har besluttet, og spør deg når noe venter på kommunen din. Skriv **mine saker** for å se hva som venter. Sekretariatet kan skrive **koble til HR** i en kanal.',
    unknownCommand: 'Det forsto jeg ikke. Skriv **mine saker** for å se hva som venter på deg, eller **hjelp** for å høre hva jeg kan.',
    rarer: (link: string) => `Du velger selv hvor ofte jeg skriver, og sier fra når du er borte. [Åpne siden din](${link})`,
    greeting:
      'Hei. Her spør jeg deg når noe venter på kommunen din, som regel høyst én gang i uka. Skriv **hjelp** for å høre hva jeg kan.',
    addMeFirst: 'Sekretariatet må legge deg til først.',
    channelGreeting: (by: string | undefined) =>
      `Hei. ${by ? `${by} har lagt meg til her` : 'Jeg er lagt til her'}. Jeg legger ut saklister og det nettverket har besluttet, og skriver ellers lite. Sekretariatet sier hvilket nettverk kanalen hører til: Skriv **@Veven koble til HR**.`,
    unknownPerson: 'Jeg kjenner deg ikke ennå. Sekretariatet ser at du har skrevet. Be dem om å legge deg til.',
    mine: (count: number, link: string) =>
      count === 0 ? 'Ingenting venter på deg nå.' : `${count} ${count === 1 ? 'sak' : 'saker'} venter på deg. [Svar i Veven](${link})`,
    bindInChannel: 'Skriv dette i kanalen som skal kobles til nettverket.',
    bindSecretariat: 'Bare sekretariatet kan koble en kanal til et nettverk. Spør dem.',
    bindWhich: (known: string) => `Skriv også hvilket nettverk: **koble til HR**. Jeg kjenner ${known}.`,
    bindUnknown: (known: string) => `Det nettverket kjenner jeg ikke. Jeg kjenner ${known}.`,
    nothingChosen: 'Velg minst ett svar før du trykker.',
    saved: 'Lagret.',
    othersSaved: 'De andre svarene er lagret.',
    mineInChat: (link: string) => `Det svarer jeg på i chatten vår, ikke her. [Åpne Veven](${link})`,
    failed: (reference: string) =>
      `Noe gikk galt, og jeg vet ikke om det ble lagret. Åpne Veven og se, eller prøv igjen. Referanse: ${reference}`,
  },
  {
    help: 'Eg legg ut saklister og det nettverka har avgjort, og spør deg når noko ventar på kommunen din. Skriv **mine saker** for å sjå kva som ventar. Sekretariatet kan skrive **kople til HR** i ein kanal.',
    unknownCommand: 'Det forstod eg ikkje. Skriv **mine saker** for å sjå kva som ventar på deg, eller **hjelp** for å høyre kva eg kan.',
    rarer: (link) => `Du vel sjølv kor ofte eg skriv, og seier frå når du er borte. [Opne sida di](${link})`,
    greeting:
      'Hei. Her spør eg deg når noko ventar på kommunen din, som regel høgst éin gong i veka. Skriv **hjelp** for å høyre kva eg kan.',
    addMeFirst: 'Sekretariatet må leggje deg til først.',
    channelGreeting: (by) =>
      `Hei. ${by ? `${by} har lagt meg til her` : 'Eg er lagd til her'}. Eg legg ut saklister og det nettverket har avgjort, og skriv elles lite. Sekretariatet seier kva nettverk kanalen høyrer til: Skriv **@Veven kople til HR**.`,
    unknownPerson: 'Eg kjenner deg ikkje enno. Sekretariatet ser at du har skrive. Be dei om å leggje deg til.',
    mine: (count, link) =>
      count === 0 ? 'Ingenting ventar på deg no.' : `${count} ${count === 1 ? 'sak' : 'saker'} ventar på deg. [Svar i Veven](${link})`,
    bindInChannel: 'Skriv dette i kanalen som skal koplast til nettverket.',
    bindSecretariat: 'Berre sekretariatet kan kople ein kanal til eit nettverk. Spør dei.',
    bindWhich: (known) => `Skriv òg kva nettverk: **kople til HR**. Eg kjenner ${known}.`,
    bindUnknown: (known) => `Det nettverket kjenner eg ikkje. Eg kjenner ${known}.`,
    nothingChosen: 'Vel minst eitt svar før du trykkjer.',
    saved: 'Lagra.',
    othersSaved: 'Dei andre svara er lagra.',
    mineInChat: (link) => `Det svarar eg på i chatten vår, ikkje her. [Opne Veven](${link})`,
    failed: (reference) =>
      `Noko gjekk gale, og eg veit ikkje om det vart lagra. Opne Veven og sjå, eller prøv igjen. Referanse: ${reference}`,
  },
  {
    help: 'I post agendas and what the networks have decided, and ask you when something waits for your municipality. Write **my matters** to see what waits. The secretariat can write **connect HR** in a channel.',
    unknownCommand: 'I did not understand that. Write **my matters** to see what waits for you, or **help** to hear what I can do.',
    rarer: (link) => `You choose how often I write, and say when you are away. [Open your page](${link})`,
    greeting:
      'Hello. Here I ask you when something waits for your municipality, as a rule once a week at most. Write **help** to hear what I can do.',
    addMeFirst: 'The secretariat has to add you first.',
    channelGreeting: (by) =>
      `Hello. ${by ? `${by} has added me here` : 'I have been added here'}. I post agendas and what the network has decided, and write little else. The secretariat says which network the channel belongs to: Write **@Veven connect HR**.`,
    unknownPerson: 'I do not know you yet. The secretariat can see that you have written. Ask them to add you.',
    mine: (count, link) =>
      count === 0
        ? 'Nothing is waiting for you now.'
        : `${count} ${count === 1 ? 'matter is' : 'matters are'} waiting for you. [Answer in Veven](${link})`,
    bindInChannel: 'Write this in the channel that is to be connected to the network.',
    bindSecretariat: 'Only the secretariat can connect a channel to a network. Ask them.',
    bindWhich: (known) => `Write which network, too: **connect HR**. I know ${known}.`,
    bindUnknown: (known) => `I do not know that network. I know ${known}.`,
    nothingChosen: 'Choose at least one answer before you press.',
    saved: 'Saved.',
    othersSaved: 'The other answers are saved.',
    mineInChat: (link) => `I answer that in our chat, not here. [Open Veven](${link})`,
    failed: (reference) =>
      `Something went wrong, and I do not know whether it was saved. Open Veven and look, or try again. Reference: ${reference}`,
  },
);
