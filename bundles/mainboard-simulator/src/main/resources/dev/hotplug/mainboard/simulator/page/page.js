'use strict';

const POLL_MILLIS = 1000;
const STATES = {A: 'A away', B: 'B waits', C: 'C wants energy', D: 'D ventilation', E: 'E short', F: 'F fault'};
const SPEEDS = [1, 10, 60, 600];
const FAULTS = ['ground-failure', 'residual-current', 'over-current', 'over-voltage', 'under-voltage',
  'high-temperature', 'over-temperature', 'welded-contact', 'connector-lock', 'meter', 'meter-frozen', 'meter-backwards',
  'reader', 'card-held', 'card-collision', 'pilot', 'diode-missing', 'ventilation', 'emergency-stop', 'mainboard-lost'];
const at = id => document.getElementById(id);
let latest = null;

const chosen = () => Number(at('connector').value || 1);

async function call(method, path, body) {
  const say = at('answer');
  try {
    const response = await fetch('/simulator/' + path, {method, body: body && JSON.stringify(body)});
    const answer = await response.json();
    say.textContent = response.ok ? '' : answer.error;
    say.className = response.ok ? '' : 'bad';
    if (response.ok) { show(answer); }
  } catch (e) {
    say.textContent = 'The charger does not answer.';
    say.className = 'bad';
  }
}

function button(parent, text, pressed, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  if (pressed) { made.dataset.pressed = pressed; made.setAttribute('aria-pressed', 'false'); }
  made.addEventListener('click', () => act(made));
  at(parent).append(made);
  return made;
}

function sentence(c) {
  if (c.faults.length) { return 'Fault: ' + c.faults.join(', '); }
  if (!c.plugged) { return 'Nothing is plugged in.'; }
  if (c.evState === 'A') { return c.locked ? 'The car has left; the lock still holds the plug.' : 'The cable is in the socket, the car is away.'; }
  if (c.contactorClosed && c.drawnAmps > 0) { return 'The car is charging.'; }
  if (c.evState === 'C') { return c.offeredAmps > 0 ? 'The car wants energy; the contactor is about to close.' : 'The car wants energy, but none is offered.'; }
  return 'The car is connected and does not charge.';
}

function visible(id, yes) { at(id).toggleAttribute('hidden', !yes); }

function show(state) {
  latest = state;
  visible('lost', false);
  choices(state.connectors);
  const c = state.connectors.find(one => one.id === chosen()) || state.connectors[0];
  at('halo').setAttribute('class', 'halo ' + state.halo.color + ' ' + state.halo.pattern);
  at('ring').style.strokeOpacity = state.halo.brightnessPercent / 100;
  at('halotext').textContent = state.halo.color + ', ' + state.halo.pattern + ', ' + state.halo.brightnessPercent + ' %';
  visible('plug', c.plugged);
  visible('car', c.plugged && c.evState !== 'A');
  visible('lockmark', c.locked);
  at('cable').setAttribute('class', 'cable' + (c.drawnAmps > 0 ? ' flowing' : '') + (c.evState === 'A' ? ' loose' : ''));
  at('sentence').textContent = sentence(c);
  at('pilot').textContent = c.pilot;
  at('contactor').textContent = c.contactorClosed ? 'closed' : 'open';
  at('offered').textContent = c.offeredAmps.toFixed(1);
  at('drawn').textContent = c.drawnAmps.toFixed(1);
  at('locked').textContent = c.locked ? 'holds the plug' : 'free';
  at('meter').textContent = (c.meterWh / 1000).toFixed(3);
  visible('cardform', state.cardReader);
  visible('pinform', state.pinEntry);
  visible('display', state.displayLines.length > 0);
  at('display').replaceChildren(...state.displayLines.map(line => Object.assign(document.createElement('li'), {textContent: line})));
  press('states', c.evState);
  press('speeds', String(state.speed));
  const faults = new Set([...state.faults, ...c.faults]);
  for (const b of at('faults').children) { b.setAttribute('aria-pressed', String(faults.has(b.dataset.pressed))); }
}

function press(parent, value) {
  for (const b of at(parent).children) { b.setAttribute('aria-pressed', String(b.dataset.pressed === value)); }
}

function choices(connectors) {
  visible('connectorchoice', connectors.length > 1);
  if (at('connector').length !== connectors.length) {
    at('connector').replaceChildren(...connectors.map(c => new Option(c.id, c.id)));
  }
}

async function poll() {
  if (!document.hidden) {
    try {
      show(await (await fetch('/simulator/state')).json());
    } catch (e) {
      visible('lost', true);
    }
  }
  setTimeout(poll, POLL_MILLIS);
}

function submit(form, act) {
  at(form).addEventListener('submit', event => { event.preventDefault(); act(); });
}

for (const [state, text] of Object.entries(STATES)) {
  button('states', text, state, () => call('PUT', 'ev', {connectorId: chosen(), state}));
}
for (const speed of SPEEDS) {
  button('speeds', speed === 1 ? 'in real time' : speed + ' times faster', String(speed), () => call('PUT', 'clock', {speed}));
}
for (const fault of FAULTS) {
  button('faults', fault, fault, b =>
    call(b.getAttribute('aria-pressed') === 'true' ? 'DELETE' : 'PUT', 'faults/' + fault)).className = 'fault';
}
at('doplug').addEventListener('click', () => call('POST', 'plug', {connectorId: chosen()}));
at('dounplug').addEventListener('click', () => call('POST', 'unplug', {connectorId: chosen()}));
at('connector').addEventListener('change', () => latest && show(latest));
submit('evform', () => call('PUT', 'ev', {connectorId: chosen(), maxAmps: Number(at('maxamps').value), phases: Number(at('phases').value)}));
submit('cardform', () => call('POST', 'rfid', {uid: at('uid').value.trim()}));
submit('pinform', () => call('POST', 'pin', {pin: at('pin').value.trim()}));
poll();
