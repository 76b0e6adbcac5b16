import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { assertPortFree } from './listen-port.js';
import { StartupError } from './startup.errors.js';

describe('assertPortFree', () => {
  it('refuses a port that is taken and accepts it once it is free', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(assertPortFree('127.0.0.1', port)).rejects.toThrow(StartupError);
    await expect(assertPortFree('127.0.0.1', port)).rejects.toThrow(`Port ${port} ist schon belegt`);
    await new Promise((resolve) => server.close(resolve));
    await assertPortFree('127.0.0.1', port);
  });

  it('refuses an address of another machine', async () => {
    await expect(assertPortFree('192.0.2.1', 3000)).rejects.toThrow(
      /kann nicht gelauscht werden \(EADDRNOTAVAIL\)/,
    );
  });
});
