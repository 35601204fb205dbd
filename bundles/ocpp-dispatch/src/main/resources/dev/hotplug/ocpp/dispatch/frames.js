/** The frames between charger and central system, live, each with what it means. */
const MOST = 300;
const MEANINGS = {
  Authorize: ['Fragt, ob eine Karte laden darf', 'Asks whether a card may charge'],
  BootNotification: ['Der Aufladepunkt meldet sich an', 'The charge point registers'],
  CancelReservation: ['Hebt eine Reservierung auf', 'Cancels a reservation'],
  ChangeAvailability: ['Nimmt in oder außer Betrieb', 'Puts in or out of service'],
  ChangeConfiguration: ['Ändert einen Schlüssel', 'Changes a key'],
  ClearCache: ['Vergisst bekannte Karten', 'Forgets known cards'],
  ClearChargingProfile: ['Entfernt Ladeprofile', 'Removes charging profiles'],
  DataTransfer: ['Eigene Daten des Betreibers', 'Data of the operator’s own'],
  DiagnosticsStatusNotification: ['Wie weit die Diagnosedatei ist', 'How far the diagnostics file is'],
  FirmwareStatusNotification: ['Wie weit das Software-Update ist', 'How far the software update is'],
  GetCompositeSchedule: ['Fragt nach dem geltenden Ladeplan', 'Asks for the schedule in force'],
  GetConfiguration: ['Liest Schlüssel', 'Reads keys'],
  GetDiagnostics: ['Bestellt eine Diagnosedatei', 'Orders a diagnostics file'],
  GetLocalListVersion: ['Fragt nach der lokalen Liste', 'Asks for the local list'],
  Heartbeat: ['Lebenszeichen; bringt die Uhrzeit', 'Sign of life; brings the time'],
  MeterValues: ['Messwerte', 'Meter values'],
  RemoteStartTransaction: ['Startet einen Ladevorgang aus der Ferne', 'Starts a charge from afar'],
  RemoteStopTransaction: ['Beendet einen Ladevorgang aus der Ferne', 'Ends a charge from afar'],
  ReserveNow: ['Reserviert', 'Reserves'],
  Reset: ['Startet neu', 'Restarts'],
  SecurityEventNotification: ['Meldet ein Sicherheitsereignis', 'Reports a security event'],
  SendLocalList: ['Schickt die lokale Liste', 'Sends the local list'],
  SetChargingProfile: ['Setzt ein Ladeprofil', 'Sets a charging profile'],
  StartTransaction: ['Ein Ladevorgang beginnt', 'A charge begins'],
  StatusNotification: ['Meldet den Status', 'Reports the status'],
  StopTransaction: ['Ein Ladevorgang endet', 'A charge ends'],
  TriggerMessage: ['Bestellt eine Meldung', 'Orders a message'],
  UnlockConnector: ['Gibt den Stecker frei', 'Releases the plug'],
  UpdateFirmware: ['Bestellt ein Software-Update', 'Orders a software update'],
};

export function show(place, page) {
  const {el, fill, t, card} = page;
  const filter = page.field(t('Filtern', 'Filter'), {type: 'search', spellcheck: 'false', autocapitalize: 'off', maxlength: 60, oninput: () => draw()},
    t('Name der Nachricht oder ein Teil ihres Inhalts', 'Name of the message or a part of it'));
  const pause = page.toggle(t('Anhalten', 'Pause'), false, '', () => { if (!pause.input.checked) { load(); } });
  const list = el('ol', {class: 'frames', tabindex: '0', 'aria-label': t('Nachrichten, die neueste zuerst', 'Messages, the newest first')});
  const actions = new Map();
  let frames = [];
  let seen = 0;
  let loading = false;
  let ended = false;
  fill(place, page.technician
    ? [card('', filter.root, pause.root), card('', list)]
    : card('', el('p', {}, t('Nachrichten sieht nur ein Techniker.', 'Only a technician sees messages.'))));
  if (!page.technician) { return; }

  async function load() {
    if (loading || pause.input.checked || ended) { return; }
    loading = true;
    try {
      const answer = await page.get('frames?after=' + seen);
      seen = answer.count;
      frames.push(...answer.frames.map(read));
      frames = frames.slice(-MOST);
      draw();
    } catch { /* the next change tries again */ } finally {
      loading = false;
    }
  }

  /** What a frame is: call, result or error, and of which action. */
  function read(frame) {
    const call = /^\[2,"([^"]*)","([A-Za-z]+)"/.exec(frame.text);
    const answer = /^\[([34]),"([^"]*)"/.exec(frame.text);
    if (call) {
      actions.set((frame.incoming ? '<' : '>') + call[1], call[2]);
      return {...frame, kind: 'call', action: call[2]};
    }
    const action = answer && actions.get((frame.incoming ? '>' : '<') + answer[2]);
    return {...frame, kind: answer && answer[1] === '4' ? 'error' : 'result', action: action || ''};
  }

  function draw() {
    const wanted = filter.input.value.trim().toLowerCase();
    const found = frames.filter(f => (f.action + ' ' + f.text).toLowerCase().includes(wanted)).reverse();
    fill(list, found.length === 0 && el('li', {class: 'none'}, t('Noch keine.', 'None yet.')), found.map(one));
  }

  function one(frame) {
    const meaning = MEANINGS[frame.action];
    const what = frame.kind === 'call' ? frame.action : frame.kind === 'error' ? t('Fehler auf ', 'Error to ') + frame.action : t('Antwort auf ', 'Answer to ') + frame.action;
    return el('li', {class: (frame.incoming ? 'in ' : 'out ') + frame.kind},
      el('div', {class: 'frame-head'}, el('span', {class: 'way'}, frame.incoming ? t('vom Zentralsystem', 'from the central system') : t('vom Ladegerät', 'from the charger')), el('time', {}, page.clock(frame.at))),
      el('strong', {}, what), meaning && frame.kind === 'call' && el('span', {class: 'hint'}, ' ' + t(...meaning)),
      el('details', {}, el('summary', {}, t('Inhalt', 'Content')), el('code', {}, frame.text)));
  }

  page.follow('frames/count', count => {
    if (count < seen) { seen = 0; frames = []; }
    load();
  });
  return () => { ended = true; };
}
