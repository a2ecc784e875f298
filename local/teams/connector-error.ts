/** A refusal as the connector words it: `{ error: { code, message } }` with a status. */
export class ConnectorError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ConnectorError';
    this.status = status;
    this.code = code;
  }

  body(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}
