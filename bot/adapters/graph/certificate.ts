import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { VevenError } from '../../error.ts';

/** What msal signs with: the key, the certificate's SHA-256 thumbprint in hex, and the certificates themselves, for those who trust their issuer. */
export interface SigningCertificate {
  readonly privateKey: string;
  readonly thumbprintSha256: string;
  readonly x5c: string;
}

/** The file holds the key too, which goes nowhere. */
const certificates = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Reads a PEM file with an RSA key and its certificate. Throws `not-connected` with what is wrong with the file; its contents are in no error. */
export async function certificateIn(file: string): Promise<SigningCertificate> {
  const wrong = (why: string) => new VevenError('not-connected', `CLIENT_CERTIFICATE_FILE ${file} ${why}`);
  const pem = await readFile(file, 'utf8').catch(() => {
    throw wrong('cannot be read');
  });
  const certificate = orNothing(() => new X509Certificate(pem));
  const key = orNothing(() => createPrivateKey(pem));
  if (!certificate) throw wrong('has no certificate: it needs the certificate and its key, both as PEM');
  if (!key) throw wrong('has no key that can be read: it needs the certificate and its key, both as PEM, the key without a password');
  if (key.asymmetricKeyType !== 'rsa') throw wrong('has a key that Entra does not take: it must be RSA');
  if (!certificate.checkPrivateKey(key)) throw wrong('has a key that is not the certificate’s');
  return {
    privateKey: String(key.export({ type: 'pkcs8', format: 'pem' })),
    thumbprintSha256: certificate.fingerprint256.replaceAll(':', ''),
    x5c: (pem.match(certificates) ?? []).join('\n'),
  };
}

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
