import { createServer, type Server, type Socket } from 'node:net';

/** Speaks just enough of the protocol to let anybody in and to answer every query with its version. */
export async function oldServer(version: number): Promise<Server> {
  const message = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head.write(type, 0, 'latin1');
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const ready = message('Z', Buffer.from('I'));
  const columns = {
    version: [23, String(version)],
    encoding: [25, 'UTF8'],
    role: [25, 'u'],
    name: [25, 'd'],
    may: [16, 't'],
  } as const;
  const description = Buffer.concat([
    Buffer.from([0, Object.keys(columns).length]),
    ...Object.entries(columns).map(([name, [type]]) => {
      const tail = Buffer.alloc(18);
      tail.writeInt32BE(type, 6);
      return Buffer.concat([Buffer.from(`${name}\0`), tail]);
    }),
  ]);
  const row = Buffer.concat([
    Buffer.from([0, Object.keys(columns).length]),
    ...Object.values(columns).map(([, value]) => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(value.length);
      return Buffer.concat([length, Buffer.from(value)]);
    }),
  ]);
  const answer = Buffer.concat([
    message('T', description),
    message('D', row),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const fake = createServer((socket: Socket) => {
    let greeted = false;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true;
        socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ready]));
      } else if (data.toString('latin1', 0, 1) === 'Q') socket.write(answer);
      else socket.end();
    });
  });
  await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
  return fake;
}
