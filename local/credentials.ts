import type { ServiceClientCredentialsFactory } from 'botframework-connector';

/** The bot's credentials on one machine: it knows its app id, and botbuilder itself sends nothing. Without an app id the check is off (only the Playground). */
export class LocalCredentials implements ServiceClientCredentialsFactory {
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
