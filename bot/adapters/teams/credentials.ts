import type { ServiceClientCredentialsFactory } from 'botframework-connector';

/**
 * What botbuilder must know to verify what comes in: the bot's app id. It sends nothing by itself, since our own connector does,
 * so that it is given no secret. Without an app id the check is off.
 */
export class InboundOnly implements ServiceClientCredentialsFactory {
  readonly #appId: string;

  constructor(appId: string) {
    this.#appId = appId;
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#appId;
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return this.#appId === '';
  }

  async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    return { signRequest: async (request) => request };
  }
}
