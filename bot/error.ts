import type { Phrase } from '../shared/text.ts';

export type ErrorCode =
  | 'not-signed-in'
  | 'not-known'
  | 'not-allowed'
  | 'not-found'
  | 'invalid'
  | 'conflict'
  | 'too-large'
  | 'throttled'
  | 'not-connected'
  | 'failed';

/** Something outside the expected outcomes of a command. `message` is for the log, `userText` for the person who meets it. */
export class VevenError extends Error {
  readonly code: ErrorCode;
  readonly userText: Phrase | undefined;

  constructor(code: ErrorCode, message: string, options: { userText?: Phrase; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'VevenError';
    this.code = code;
    this.userText = options.userText;
  }
}
