/** Diagnostics: what the guide says to look at, health, the log, the support bundle, a restart. */
const EVERY_MILLIS = 10000;

export function show(place, page) {
  const {el, fill, t, card, words} = page;
  const help = el('div', {});
  const health = el('ul', {class: 'health'});
  const filter = page.field(t('Filtern', 'Filter'), {type: 'search', spellcheck: 'false', autocapitalize: 'off', maxlength: 60, oninput: () => drawLog()});
  const log = el('pre', {role: 'region', class: 'log', tabindex: '0', lang: 'en', 'aria-label': t('Protokoll, das Neueste zuletzt', 'Log, the newest last')});
  const examined = el('span', {});
  let timer = 0;
  let lines = [];
  let ended = false;

  fill(place,
    card(t('Fehlerbehebung', 'Troubleshooting'), help),
    el('div', {class: 'columns'},
      card(t('Selbsttest', 'Self-test'), health,
        el('p', {class: 'hint actions'}, examined), page.button(t('Jetzt prüfen', 'Check now'), () => look())),
      page.technician && card(t('Für den Service', 'For service'),
        el('p', {}, t('Eine Datei mit allem, was das Ladegerät über sich weiß; Passwörter und Schlüssel sind nicht darin.', 'One file with all that the charger knows of itself; no passwords and keys are in it.')),
        el('p', {}, el('a', {class: 'button', href: '/api/diagnostics/archive', download: true}, t('Diagnosedatei herunterladen', 'Download diagnostics'))),
        el('h3', {}, t('Neustart', 'Restart')),
        el('p', {class: 'hint'}, t('Ein laufender Ladevorgang wird vorher beendet.', 'A charge that runs is ended first.')),
        page.button(t('Ladegerät neu starten', 'Restart the charger'), async () => {
          if (await page.ask(t('Ladegerät neu starten?', 'Restart the charger?'), t('Neu starten', 'Restart'), t('Ein laufender Ladevorgang wird beendet. Danach bitte neu anmelden.', 'A charge that runs is ended. Please sign in again afterwards.'))) {
            await page.send('POST', 'diagnostics/restart', {});
            page.toast(t('Das Ladegerät startet neu.', 'The charger restarts.'));
          }
        }, 'danger'),
        el('h3', {}, t('Wiederherstellen (Werksbedingungen)', 'Restore (factory settings)')),
        el('p', {class: 'hint'}, t('Einstellungen, Grenzen, Zeitpläne, lokale Liste und Verlauf gehen verloren. Die Verbindung zum Zentralsystem, noch nicht gemeldete Ladevorgänge und die Passwörter dieser Seite bleiben.', 'Settings, limits, schedules, the local list and the history go. The way to the central system, charges it was not told of, and the passwords of this page stay.')),
        page.button(t('Werksbedingungen wiederherstellen', 'Restore factory settings'), async () => {
          if (await page.ask(t('Werksbedingungen wiederherstellen?', 'Restore factory settings?'), t('Wiederherstellen', 'Restore'), t('Das lässt sich nicht zurücknehmen. Ein laufender Ladevorgang wird beendet, und das Ladegerät startet neu.', 'This cannot be undone. A charge that runs is ended, and the charger restarts.'))) {
            await page.send('POST', 'diagnostics/factory-settings', {sure: true});
            page.toast(t('Das Ladegerät kehrt zu den Werksbedingungen zurück und startet neu.', 'The charger returns to the factory settings and restarts.'));
          }
        }, 'danger'))),
    page.technician && card(t('Protokoll', 'Log'), filter.root, log));

  page.follow('overview/state', state => {
    const c = state.connectors[0];
    const advice = [];
    if (state.link.state === 'connecting' || state.link.state === 'error') {
      advice.push([t('Der OCPP-Verbindungsstatus bleibt auf „Verbinden“.', 'The OCPP status stays at “connecting”.'), t('Überprüfe den Netzwerkverbindungsstatus und die Einrichtung der OCPP-Parameter.', 'Check the network connection and the OCPP parameters.'), '#/ocpp']);
    }
    if (c && c.why.mood !== 'good' && c.plugged) {
      advice.push([t('Ich kann nicht neu aufladen.', 'I cannot charge.'), words(c.why.sentence) + ' ' + t('Überprüfe den OCPP-Verbindungsstatus, die RFID-Autorisierung und die Verfügbarkeit des Aufladepunkts bei deinem Aufladepunktbetreiber.', 'Check the OCPP status, the card’s authorisation, and the availability of the charge point with its operator.'), '#/overview']);
    }
    if (state.charger.cardReader && c && c.why.code === 'NOT_AUTHORIZED') {
      advice.push([t('Ich kann das Ladegerät mit der RFID-Karte nicht entsperren.', 'I cannot unlock the charger with the card.'), t('Überprüfe den RFID-Code. Wenn OCPP aktiv ist, werden RFID-UIDs als Little-Endian, hexadezimal, ohne Trennzeichen gelesen.', 'Check the card’s code. With OCPP, UIDs are read as little-endian, hexadecimal, without separators.'), '#/cards']);
    }
    const text = JSON.stringify(advice);
    if (help.dataset.text === text) { return; }
    help.dataset.text = text;
    fill(help, advice.length === 0 && el('p', {}, t('Nichts davon trifft gerade zu.', 'None of the known troubles applies now.')),
      advice.map(([title, what, link]) => el('div', {class: 'trouble-entry'}, el('h3', {}, title), el('p', {}, what), link && el('a', {href: link}, t('Dort nachsehen', 'Look there')))));
  });

  const names = {OK: ['gut', 'fine'], WARN: ['ansehen', 'look'], TEMPORARILY_UNAVAILABLE: ['startet', 'starting'], CRITICAL: ['Störung', 'trouble'], HEALTH_CHECK_ERROR: ['Fehler', 'error']};

  async function examine() {
    if (ended) { return; }
    await look();
    timer = setTimeout(examine, EVERY_MILLIS);
  }

  async function look() {
    try {
      const report = await (await fetch('/health')).json();
      fill(health, report.checks.map(check => el('li', {class: check.status === 'OK' ? 'good' : check.status === 'WARN' ? 'warning' : 'bad'},
        page.icon(check.status === 'OK' ? 'check' : check.status === 'WARN' ? 'open' : 'cross'),
        el('div', {}, el('strong', {}, check.name), ' ', el('span', {class: 'hint'}, t(...names[check.status] || [check.status, check.status])),
          el('p', {lang: 'en'}, check.messages.join(' '))))));
      page.say(examined, t('Zuletzt geprüft um ', 'Checked last at ') + page.clock(page.now()));
    } catch { /* the next look may see it */ }
  }

  /** A line as a phone can show it: time, level, where in short, what. */
  function short(line) {
    const parts = /^\d{4}-\d\d-\d\dT(\d\d:\d\d:\d\d)\S* +(\w+) +\[[^\]]*\] +(?:[\w$]+\.)*([\w$]+): (.*)$/.exec(line);
    return parts ? parts[1] + ' ' + (parts[2] === 'INFO' ? '' : parts[2] + ' ') + parts[3] + ': ' + parts[4] : line;
  }

  function drawLog() {
    const wanted = filter.input.value.trim().toLowerCase();
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    log.textContent = lines.filter(line => line.toLowerCase().includes(wanted)).map(short).join('\n');
    if (atEnd) { log.scrollTop = log.scrollHeight; }
  }

  if (page.technician) { page.follow('diagnostics/log', next => { lines = next; drawLog(); }); }
  examine();
  return () => { ended = true; clearTimeout(timer); };
}
