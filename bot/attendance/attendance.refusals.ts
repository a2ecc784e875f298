import { attendanceText } from '../../shared/attendance/attendance.text.ts';
import { phrase } from '../../shared/text.ts';
import { refused } from '../command.ts';

export const noSeat = refused('not-allowed', {
  nb: 'Du har ingen plass i dette nettverket. Si fra til sekretariatet om det er feil.',
  nn: 'Du har ingen plass i dette nettverket. Sei frå til sekretariatet om det er feil.',
  en: 'You have no seat in this network. Tell the secretariat if that is wrong.',
});

export const notYours = (seat: string) =>
  refused('not-allowed', {
    nb: `Dette gjelder ${seat}. Bare de som har plassen, sekretariatet og møtelederen kan gjøre det.`,
    nn: `Dette gjeld ${seat}. Berre dei som har plassen, sekretariatet og møteleiaren kan gjere det.`,
    en: `This is about ${seat}. Only those who hold the seat, the secretariat and the chair can do it.`,
  });

export const onlyDeputy = (seat: string) =>
  refused('not-allowed', {
    nb: `Spørsmålet er stilt til varaen for ${seat}. Bare varaen kan svare.`,
    nn: `Spørsmålet er stilt til varaen for ${seat}. Berre varaen kan svare.`,
    en: `This was asked of the deputy for ${seat}. Only the deputy can answer.`,
  });

export const someoneElse = (who: string) =>
  refused('conflict', {
    nb: `${who} møter allerede. Du trenger ikke gjøre noe.`,
    nn: `${who} møter alt. Du treng ikkje gjere noko.`,
    en: `${who} is coming already. There is nothing for you to do.`,
  });

export const notNeeded = (municipality: string) =>
  refused(
    'conflict',
    phrase((language) => attendanceText[language].notNeeded(municipality)),
  );

export const cancelled = refused('invalid', {
  nb: 'Møtet er avlyst. Ingen trenger å melde forfall.',
  nn: 'Møtet er avlyst. Ingen treng å melde forfall.',
  en: 'The meeting is cancelled. Nobody needs to report absence.',
});

export const begun = refused('invalid', {
  nb: 'Møtet har begynt. Si fra til møtelederen eller sekretariatet.',
  nn: 'Møtet har byrja. Sei frå til møteleiaren eller sekretariatet.',
  en: 'The meeting has begun. Tell the chair or the secretariat.',
});

export const approved = refused('invalid', {
  nb: 'Referatet er godkjent, og fremmøtet kan ikke endres. Feil rettes i en ny utgave av referatet.',
  nn: 'Referatet er godkjent, og frammøtet kan ikkje endrast. Feil blir retta i ei ny utgåve av referatet.',
  en: 'The minutes are approved, and attendance cannot be changed. Mistakes are corrected in a new version of the minutes.',
});

export const tooEarly = refused('too-early', {
  nb: 'Fremmøte føres fra møtedagen. Før den kan dere melde forfall.',
  nn: 'Frammøte blir ført frå møtedagen. Før han kan de melde forfall.',
  en: 'Attendance is written from the day of the meeting. Before it you can report absence.',
});

export const notOnAgenda = refused('invalid', {
  nb: 'Saken står ikke på saklista for dette møtet. Velg en som gjør det.',
  nn: 'Saka står ikkje på saklista for dette møtet. Vel ei som gjer det.',
  en: 'The case is not on the agenda of this meeting. Choose one that is.',
});

export const exempt = refused('invalid', {
  nb: 'Saken er unntatt offentlighet. Forbehold skal ikke stå her, men i saksbehandlingssystemet.',
  nn: 'Saka er unnateken offentlegheit. Atterhald skal ikkje stå her, men i saksbehandlingssystemet.',
  en: 'The case is exempt from public disclosure. A reservation belongs in your case system, not here.',
});

export const untilInThePast = refused('invalid', {
  nb: 'Dagen saken skal behandles, må være en dag som kommer. Velg en senere dag.',
  nn: 'Dagen saka skal handsamast, må vere ein dag som kjem. Vel ein seinare dag.',
  en: 'The day on which it is to be treated must be a day to come. Choose a later day.',
});
