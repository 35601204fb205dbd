// A central system on ocpp-rpc in strict mode. Commands come as JSON lines on standard input, what happens goes out as
// JSON lines on standard output:
//   out {"listening": port} {"connected": identity} {"call": action, "payload": {...}} {"violation": {...}} {"answer": n, ...}
//   in  {"n": 1, "action": "GetConfiguration", "payload": {}} {"close": true}
import { createInterface } from 'node:readline';
import ocpp from 'ocpp-rpc';

const { RPCServer } = ocpp;
const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const port = Number(process.argv[2]);
const password = process.argv[3];

let transactions = 0;
const now = () => new Date().toISOString();
const answers = {
  BootNotification: () => ({ status: 'Accepted', currentTime: now(), interval: 300 }),
  Heartbeat: () => ({ currentTime: now() }),
  Authorize: () => ({ idTagInfo: { status: 'Accepted' } }),
  StartTransaction: () => ({ idTagInfo: { status: 'Accepted' }, transactionId: ++transactions }),
  StopTransaction: () => ({}),
  MeterValues: () => ({}),
  StatusNotification: () => ({}),
  DataTransfer: () => ({ status: 'Accepted' }),
  DiagnosticsStatusNotification: () => ({}),
  FirmwareStatusNotification: () => ({}),
  SignedFirmwareStatusNotification: () => ({}),
  SecurityEventNotification: () => ({}),
  LogStatusNotification: () => ({}),
  SignCertificate: () => ({ status: 'Accepted' }),
};

let current = null;
const server = new RPCServer({ protocols: ['ocpp1.6'], strictMode: true });
server.auth((accept, reject, handshake) => {
  if (password && handshake.password?.toString('hex') !== password) {
    reject(401, 'wrong password');
  } else {
    accept({});
  }
});
server.on('client', (client) => {
  current = client;
  say({ connected: client.identity });
  client.on('strictValidationFailure', (failure) => {
    say({
      violation: {
        action: failure.method,
        payload: failure.params ?? failure.result ?? null,
        outbound: failure.outbound,
        error: String(failure.error?.message),
        details: failure.error?.details ?? null,
      },
    });
  });
  client.on('badMessage', (message) => say({ violation: { badMessage: String(message?.buffer ?? message) } }));
  for (const [action, answer] of Object.entries(answers)) {
    client.handle(action, ({ params }) => {
      say({ call: action, payload: params });
      return answer(params);
    });
  }
});
await server.listen(port, '127.0.0.1');
say({ listening: port });

createInterface({ input: process.stdin }).on('line', async (line) => {
  const command = JSON.parse(line);
  if (command.close) {
    await server.close({ code: 1001, awaitPending: false });
    process.exit(0);
  }
  try {
    say({ answer: command.n, payload: await current.call(command.action, command.payload) });
  } catch (error) {
    say({ answer: command.n, error: error.rpcErrorCode ?? String(error), text: String(error.message) });
  }
});
process.stdin.on('close', () => process.exit(0));
