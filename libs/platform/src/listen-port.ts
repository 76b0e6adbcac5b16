import { createServer } from 'node:net';
import { errorCode, StartupError } from './startup.errors.js';

/**
 * Refuses a port that cannot be listened on, before anything slow is started.
 *
 * @param host the address that will be listened on, `0.0.0.0` for all
 * @param port the port; 0 is always free
 * @throws StartupError when the port is taken, needs root, or the address is not this machine's
 */
export async function assertPortFree(host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
    });
  } catch (error) {
    throw new StartupError(portMessage(errorCode(error), host, port), { cause: error });
  }
}

function portMessage(code: string, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} ist schon belegt: Beenden Sie das andere Programm oder wählen Sie mit PORT einen anderen.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} darf dieser Benutzer nicht öffnen: Wählen Sie mit PORT einen Port ab 1024.`;
  }
  return `Unter ${host}, Port ${port}, kann nicht gelauscht werden (${code || 'unbekannter Fehler'}).`;
}
