/** The simulated world: the cable, the car, the card, the things that break, and how fast electricity flows. */
const POLL_MILLIS = 1000;
const SPEEDS = [1, 10, 60, 600];
const FAULTS = [
  ['ground-failure', 'Erdungsfehler', 'Ground failure'], ['residual-current', 'Fehlerstrom', 'Residual current'],
  ['over-current', 'Überstrom', 'Over-current'], ['over-voltage', 'Überspannung', 'Over-voltage'],
  ['under-voltage', 'Unterspannung', 'Under-voltage'], ['high-temperature', 'Sehr warm', 'Very warm'],
  ['over-temperature', 'Übertemperatur', 'Over-temperature'], ['welded-contact', 'Schütz verschweißt', 'Welded contact'],
  ['connector-lock', 'Verriegelung klemmt', 'Connector lock'], ['meter', 'Zähler defekt', 'Meter'],
  ['meter-frozen', 'Zähler steht', 'Meter frozen'], ['meter-backwards', 'Zähler läuft rückwärts', 'Meter backwards'],
  ['reader', 'Kartenleser defekt', 'Reader'], ['card-held', 'Karte liegt am Leser', 'Card left at the reader'],
  ['card-collision', 'Zwei Karten zugleich', 'Two cards at once'], ['pilot', 'Pilotsignal', 'Pilot'],
  ['diode-missing', 'Diode fehlt', 'Diode missing'], ['ventilation', 'Lüftung verlangt', 'Ventilation wanted'],
  ['emergency-stop', 'Not-Aus', 'Emergency stop'], ['mainboard-lost', 'Elektronik weg', 'Mainboard lost'],
];

export function show(place, page) {
  const {el, fill, t, card, say} = page;
  const states = [
    ['B', t('wartet', 'waits')], ['C', t('will laden', 'wants energy')], ['D', t('will Lüftung', 'wants ventilation')],
    ['E', t('Kurzschluss', 'short')], ['F', t('Fehler', 'fault')],
  ];
  let ended = false;
  const refused = el('p', {class: 'failure', role: 'alert', hidden: true});
  const pressed = new Map();
  const choice = (key, text, act, kind = '') => {
    const made = page.button(text, act, kind);
    made.setAttribute('aria-pressed', 'false');
    pressed.set(key, made);
    return made;
  };

  async function call(method, path, body) {
    const response = await fetch('/simulator/' + path, {method, body: body && JSON.stringify(body)}).catch(() => null);
    if (!response) { throw new Error(t('Das Ladegerät antwortet nicht.', 'The charger does not answer.')); }
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) { throw new Error(answer.error || String(response.status)); }
    told(answer);
  }

  const facts = el('div', {});
  const uid = page.field(t('UID der Karte', 'UID of the card'), {value: '04A23C5A', spellcheck: 'false', autocapitalize: 'characters', maxlength: 20},
    t('Hexadezimal, wie der Leser sie liefert.', 'Hexadecimal, as the reader delivers it.'));
  const pin = page.field('PIN', {inputmode: 'numeric', maxlength: 20, autocomplete: 'off'});
  const most = page.field(t('höchstens (A)', 'at most (A)'), {type: 'number', min: 0, max: 80, value: 32, inputmode: 'decimal'});
  const phases = page.field(t('Phasen', 'phases'), {options: [[1, '1'], [2, '2'], [3, '3']]});
  phases.input.value = '3';

  fill(place,
    el('p', {class: 'simulated', role: 'note'}, el('strong', {}, t('SIMULATOR', 'SIMULATOR')), ' ',
      t('Hier fließt kein echter Strom: dies sind Kabel, Auto, Karte und Fehler einer simulierten Elektronik.', 'No real electricity flows here: these are the cable, the car, the card and the faults of simulated electronics.')),
    refused,
    el('div', {class: 'columns'},
      card(t('Kabel und Auto', 'Cable and car'),
        el('div', {class: 'choices'}, choice('plugged', t('Einstecken', 'Plug in'), () => call('POST', 'plug', {connectorId: 1})),
          choice('unplugged', t('Ausstecken', 'Unplug'), () => call('POST', 'unplug', {connectorId: 1}))),
        el('h3', {}, t('Das Auto', 'The car')),
        el('div', {class: 'choices'}, states.map(([state, text]) => choice('ev' + state, state + ' · ' + text, () => call('PUT', 'ev', {connectorId: 1, state})))),
        el('h3', {}, t('Was es nimmt', 'What it takes')),
        page.form(() => call('PUT', 'ev', {connectorId: 1, maxAmps: Number(most.input.value), phases: Number(phases.input.value)}),
          el('div', {class: 'pair'}, most.root, phases.root), page.submit(t('Übernehmen', 'Apply'), ''))),
      card(t('Karte und PIN', 'Card and PIN'),
        page.form(() => call('POST', 'rfid', {uid: uid.input.value.trim()}), uid.root, page.submit(t('Karte vorhalten', 'Present the card'), '')),
        page.form(() => call('POST', 'pin', {pin: pin.input.value.trim()}), pin.root, page.submit(t('PIN eintippen', 'Type the PIN'), ''))),
      card(t('Zeitraffer', 'Time lapse'),
        el('p', {class: 'hint'}, t('So viel schneller fließt der Strom; die Uhren des Protokolls bleiben echt.', 'Electricity flows that many times faster; the timers of the protocol stay real.')),
        el('div', {class: 'choices'}, SPEEDS.map(speed => choice('speed' + speed, speed === 1 ? t('Echtzeit', 'Real time') : '× ' + speed, () => call('PUT', 'clock', {speed}))))),
      card(t('Störungen', 'Faults'),
        el('div', {class: 'choices'}, FAULTS.map(([name, de, en]) => choice('fault' + name, t(de, en),
          () => call(pressed.get('fault' + name).getAttribute('aria-pressed') === 'true' ? 'DELETE' : 'PUT', 'faults/' + name), 'fault')))),
      card(t('Messwerte der Elektronik', 'What the electronics measure'), facts)));

  function press(key, yes) { pressed.get(key).setAttribute('aria-pressed', String(yes)); }

  function told(state) {
    refused.hidden = true;
    const c = state.connectors[0];
    const faults = new Set([...state.faults, ...c.faults]);
    press('plugged', c.plugged);
    press('unplugged', !c.plugged);
    states.forEach(([s]) => press('ev' + s, c.plugged && c.evState === s));
    SPEEDS.forEach(s => press('speed' + s, state.speed === s));
    FAULTS.forEach(([name]) => press('fault' + name, faults.has(name)));
    fill(facts, page.facts([
      [t('Pilot', 'Pilot'), c.pilot],
      [t('Schütz', 'Contactor'), c.contactorClosed ? t('geschlossen', 'closed') : t('offen', 'open')],
      [t('Angeboten', 'Offered'), page.amps(c.offeredAmps)],
      [t('Gezogen', 'Drawn'), page.amps(c.drawnAmps)],
      [t('Verriegelung', 'Lock'), c.locked ? t('hält den Stecker', 'holds the plug') : t('frei', 'free')],
      [t('Zähler', 'Register'), page.number(c.meterWh / 1000, 3) + ' kWh'],
      [t('Anzeige', 'Screen'), state.displayLines.join(' / ')],
    ]));
  }

  async function poll() {
    if (ended) { return; }
    if (!document.hidden) {
      try {
        await call('GET', 'state');
      } catch (problem) {
        refused.hidden = false;
        say(refused, problem.message);
      }
    }
    setTimeout(poll, POLL_MILLIS);
  }

  poll();
  return () => { ended = true; };
}
