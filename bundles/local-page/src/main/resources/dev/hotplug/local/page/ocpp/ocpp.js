/** The OCPP set-up: what the guide asks for, checked while it is typed, tested before it is saved, followed until it works. */
const PAUSE_MILLIS = 350;
const SIGNS = {good: 'check', warning: 'open', bad: 'cross', skipped: 'open'};

export function show(place, page) {
  const {el, fill, t, words, card, facts, say, icon} = page;
  const link = el('p', {class: 'state'});
  const truth = el('div', {});
  const progress = el('div', {class: 'progress', role: 'status', hidden: true});
  const enabled = page.toggle(t('Aktivieren', 'Enable'), false, t('OCPP ein- oder ausschalten', 'Switches OCPP on or off'), () => check());
  const url = page.field('URL', {type: 'url', inputmode: 'url', autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false', maxlength: 1000, placeholder: 'wss://…', oninput: () => later()},
    t('Verbindungsendpunkt des Zentralsystems, ohne die Identität', 'Connection endpoint of the central system, without the identity'));
  const identity = page.field(t('Identität des Aufladepunktes', 'Charge point identity'), {autocapitalize: 'off', autocomplete: 'off', spellcheck: 'false', maxlength: 200, oninput: () => later()});
  const password = page.field(t('Passwort', 'Password'), {type: 'password', autocomplete: 'off', maxlength: 200, oninput: () => later()},
    t('Nur, wenn der Betreiber eines vergeben hat. Leer: bleibt, wie es ist.', 'Only when the operator has given one. Empty: stays as it is.'));
  const profile = page.field(t('Sicherheitsprofil', 'Security profile'), {options: [
    [0, t('0 – ohne Verschlüsselung', '0 – not encrypted')], [1, t('1 – mit Passwort', '1 – with password')],
    [2, t('2 – TLS und Passwort', '2 – TLS and password')], [3, t('3 – TLS mit Client-Zertifikat', '3 – TLS with client certificate')]], onchange: () => check()});
  const terms = page.toggle(t('Ich akzeptiere die allgemeinen Geschäftsbedingungen', 'I accept the terms and conditions'), false, '', () => check());
  const termsRemark = el('p', {class: 'remark', 'aria-live': 'polite'});
  const endpoint = el('p', {class: 'endpoint', 'aria-live': 'polite'});
  const doctor = el('ol', {class: 'doctor', 'aria-live': 'polite', 'aria-label': t('Ergebnis des Tests', 'Result of the test')});
  const save = page.submit(t('Speichern', 'Save'));
  const test = page.button(t('Verbindung testen', 'Test connection'), () => page.send('POST', 'ocpp/test', entered()).then(() => { wanted = true; }));
  const roots = el('div', {});
  const pem = page.field(t('CA-Zertifikat (PEM)', 'CA certificate (PEM)'), {rows: 5, spellcheck: 'false', autocomplete: 'off', maxlength: 20000, placeholder: '-----BEGIN CERTIFICATE-----'},
    t('Nur nötig, wenn das Zentralsystem ein eigenes Zertifikat hat.', 'Only needed when the central system has a certificate of its own.'));
  const fields = {url, identity, password, securityProfile: profile, termsAccepted: {remark: (level, text) => { termsRemark.className = 'remark ' + level; say(termsRemark, text || ''); }}};
  let touched = false;
  let wanted = false;
  let timer = 0;
  let asked = 0;
  let ticking = 0;

  fill(place,
    card(t('Status', 'Status'), link, truth, progress),
    el('div', {class: 'columns'},
      card(t('Zentralsystem', 'Central system'),
        page.form(doSave, enabled.root, url.root, identity.root, endpoint, password.root, profile.root, terms.root, termsRemark,
          page.technician ? el('div', {class: 'row'}, test, save) : el('p', {class: 'hint'}, t('Nur ein Techniker kann das ändern.', 'Only a technician can change this.')))),
      el('div', {},
        card(t('Verbindungstest', 'Connection test'),
          el('p', {class: 'hint'}, t('Geht den Weg zum Zentralsystem Schritt für Schritt, ohne etwas zu ändern.', 'Walks the way to the central system step by step, without changing anything.')), doctor),
        card(t('CA-Zertifikate', 'CA certificates'), roots,
          page.technician && page.form(() => page.send('POST', 'ocpp/certificates', {pem: pem.input.value}).then(() => { pem.input.value = ''; page.toast(t('Zertifikat gespeichert', 'Certificate stored')); }),
            pem.root, page.submit(t('Hinzufügen', 'Add'), ''))))));
  if (!page.technician) {
    for (const one of [enabled, url, identity, password, profile, terms]) { one.input.disabled = true; }
  }

  const entered = () => ({
    enabled: enabled.input.checked, url: url.input.value, identity: identity.input.value, termsAccepted: terms.input.checked,
    password: password.input.value, securityProfile: Number(profile.input.value),
  });

  function later() {
    touched = true;
    clearTimeout(timer);
    timer = setTimeout(check, PAUSE_MILLIS);
  }

  async function check() {
    touched = true;
    const mine = ++asked;
    const outcome = await page.send('POST', 'ocpp/check', entered()).catch(() => null);
    if (!outcome || mine !== asked) { return; }
    for (const [name, one] of Object.entries(fields)) {
      const remark = outcome.remarks.find(r => r.field === name);
      one.remark(remark ? remark.level : '', remark ? words(remark.words) : '');
    }
    fill(endpoint, outcome.endpoint && [t('Verbindet zu ', 'Connects to '), el('span', {class: 'address'}, outcome.endpoint)]);
  }

  async function doSave() {
    await page.send('PUT', 'ocpp', entered());
    password.input.value = '';
    touched = false;
    page.toast(t('Gespeichert. Das Ladegerät startet OCPP neu.', 'Saved. The charger restarts OCPP.'));
  }

  function showState(state) {
    showLink(state.link);
    if (!touched) {
      enabled.input.checked = state.setUp.enabled;
      terms.input.checked = state.setUp.termsAccepted;
      if (document.activeElement !== url.input) { url.input.value = state.setUp.url; }
      if (document.activeElement !== identity.input) { identity.input.value = state.setUp.identity; }
      profile.input.value = String(state.setUp.securityProfile);
    }
    password.input.placeholder = state.setUp.passwordSet ? t('gesetzt', 'set') : t('keines', 'none');
    showProgress(state.progress);
    fill(roots, state.roots.length === 0 && el('p', {}, t('Keines: es gelten die üblichen öffentlichen Aussteller.', 'None: the usual public issuers are trusted.')),
      state.roots.map(root => el('div', {class: 'root'}, el('div', {}, el('strong', {}, root.subject), el('p', {class: 'hint'}, t('gültig bis ', 'valid until ') + page.date(root.to))),
        page.technician && page.button(t('Entfernen', 'Remove'), async () => {
          if (await page.ask(t('Zertifikat entfernen?', 'Remove the certificate?'), t('Entfernen', 'Remove'), root.subject)) { await page.send('DELETE', 'ocpp/certificates/' + root.fingerprint); }
        }))));
  }

  function showLink(l) {
    link.className = 'state ' + l.state;
    fill(link, el('span', {class: 'dot', 'aria-hidden': 'true'}), words(l.words));
    const failure = l.failure && l.state !== 'connected' && l.state !== 'off' ? l.failure : null;
    fill(truth, l.offBecause && el('p', {}, words(l.offBecause) + '.'),
      failure && el('p', {class: 'failure'}, words(failure.words)),
      failure && page.currentLanguage() === 'de' && el('p', {class: 'hint', lang: 'en'}, failure.text),
      facts([
        l.step === 'WAITING' && l.nextTry && [t('Nächster Versuch', 'Next attempt'), t('Nr. ', 'no. ') + l.attempt + t(' in ', ' in ') + page.until(l.nextTry)],
        l.step === 'OPEN' && l.openSince && [t('Verbunden seit', 'Connected since'), page.clock(l.openSince)],
        l.step === 'OPEN' && l.registeredSince && l.registration === 'Accepted' && [t('Angenommen seit', 'Accepted since'), page.clock(l.registeredSince)],
        l.endpoint && [t('Adresse', 'Address'), el('span', {class: 'address'}, l.endpoint)],
      ]));
  }

  let latestProgress = null;

  function showProgress(now) {
    latestProgress = now;
    const busy = now && now.phase !== 'settled';
    const last = now && now.last && page.now() - now.last.at < 600000 ? now.last : null;
    progress.hidden = !busy && !last;
    clearInterval(ticking);
    if (busy) { ticking = setInterval(() => count(), 1000); }
    fill(progress,
      busy && el('p', {}, el('strong', {}, words(now.words))),
      busy && el('p', {class: 'countdown'}),
      busy && facts([[t('Neue Einstellung', 'New settings'), el('span', {class: 'address'}, now.endpoint)], [t('Fehlgeschlagene Versuche', 'Failed attempts'), String(now.failedAttempts)]]),
      busy && page.technician && now.phase !== 'returned' && page.button(t('Aufgeben und zurück', 'Give up and return'), () => page.send('DELETE', 'ocpp/change'), 'danger'),
      !busy && last && el('p', {class: last.kept ? 'kept' : 'failure'}, words(last.words)),
      !busy && last && !last.kept && el('p', {class: 'hint', lang: 'en'}, last.why));
    count();
  }

  function count() {
    const line = progress.querySelector('.countdown');
    if (line && latestProgress && latestProgress.until) { say(line, t('noch ', '') + page.until(latestProgress.until) + t('', ' left')); }
  }

  function showDoctor(report) {
    if (!report || !wanted && !report.running && page.now() - report.began > 600000) { fill(doctor); return; }
    test.disabled = report.running;
    fill(doctor, report.findings.map(f => el('li', {class: f.verdict},
      icon(SIGNS[f.verdict]), el('div', {}, el('strong', {}, words(f.name)), el('p', {}, words(f.words)),
        f.verdict === 'bad' && page.currentLanguage() === 'de' && el('p', {class: 'hint', lang: 'en'}, f.detail),
        f.certificates.length > 0 && el('ul', {class: 'certificates'}, f.certificates.map(c => el('li', {}, c.subject, el('br', {}), c.from + ' – ' + c.to)))))),
      report.running && el('li', {class: 'running'}, icon('wait', 'turning'), el('div', {}, t('Einen Augenblick …', 'One moment …'))));
  }

  page.follow('ocpp/state', showState);
  page.follow('ocpp/doctor', showDoctor);
  return () => { clearTimeout(timer); clearInterval(ticking); };
}
