import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

/**
 * One kept-alive HTTP connection, one request at a time. Bare, because the load's own work takes CPU away from what is
 * measured; understands what our servers send, which is answers with a length.
 */
export class HttpConnection {
  private readonly socket: Socket;
  private received: Buffer[] = [];
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;

  constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.socket.on('data', (chunk) => this.receive(chunk));
    const ended = (error?: Error): void => {
      this.waiting?.reject(error ?? new Error('The server closed the connection.'));
      this.waiting = undefined;
    };
    this.socket.on('error', ended);
    this.socket.on('close', () => ended());
  }

  /** @param head request line and headers without the final empty line; no content-length */
  request(head: string, body: string): Promise<Answer> {
    const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${head}\r\nhost: 127.0.0.1\r\n${length}\r\n${body}`);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.received.push(chunk);
    const all = this.received.length === 1 ? chunk : Buffer.concat(this.received);
    const end = all.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = all.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (all.length < end + 4 + length) return;
    this.received = [];
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve({ status: Number(head.slice(9, 12)), body: all.toString('utf8', end + 4) });
  }
}
