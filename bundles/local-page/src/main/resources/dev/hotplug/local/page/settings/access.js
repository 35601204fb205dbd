/** Who may use this page: one's own password, the viewer, and tokens of tools. */
export function show(place, page) {
  const {el, fill, t, card} = page;
  const secret = (label, hint, complete) => page.field(label, {type: 'password', autocomplete: complete, maxlength: 128}, hint);
  const present = secret(t('Bisheriges Passwort', 'Present password'), '', 'current-password');
  const next = secret(t('Neues Passwort', 'New password'), t('10 bis 128 Zeichen', '10 to 128 characters'), 'new-password');
  const again = secret(t('Noch einmal', 'Once more'), '', 'new-password');
  const viewer = el('div', {});
  const tokens = el('div', {});
  const made = el('div', {'aria-live': 'polite'});
  const name = page.field(t('Wofür', 'What for'), {maxlength: 40, autocomplete: 'off'}, t('Zum Beispiel der Name des Programms', 'For example the name of the program'));
  const may = page.toggle(t('Darf ändern', 'May change things'), false, t('Sonst darf es nur ansehen.', 'Otherwise it may only look.'));
  const viewerPassword = secret(t('Passwort für den Betrachter', 'Password for the viewer'), t('10 bis 128 Zeichen', '10 to 128 characters'), 'new-password');

  let plainPort = 80;
  const httpsState = el('div', {class: 'below'});
  const port = page.field(t('Port', 'Port'), {type: 'number', inputmode: 'numeric', min: 1, max: 65535, disabled: !page.technician});
  const toggleHttps = page.toggle(t('Verschlüsselt (HTTPS)', 'Encrypted (HTTPS)'), false, t('Das Zertifikat macht das Ladegerät selbst: der Browser warnt, und du vergleichst den Fingerabdruck. Der unverschlüsselte Zugang leitet dann dorthin.', 'The charger makes the certificate itself: the browser warns, and you compare the fingerprint. The plain address leads there then.'));
  toggleHttps.input.disabled = !page.technician;

  async function saveHttps() {
    port.remark('', '');
    const wanted = toggleHttps.input.checked ? Number(port.input.value) : 0;
    try {
      await page.send('PUT', 'access/https', {port: wanted});
      page.toast(wanted ? t('Die Seite startet neu und ist gleich verschlüsselt da.', 'The page starts anew and will be there, encrypted, in a moment.') : t('Die Seite startet ohne HTTPS neu.', 'The page starts anew without HTTPS.'));
      const back = location.hostname;
      setTimeout(() => { location.href = wanted ? 'https://' + back + ':' + wanted + '/#/access' : location.protocol === 'https:' ? 'http://' + back + ':' + plainPort + '/#/access' : location.href; }, 5000);
    } catch (refusal) { port.remark('bad', refusal.message); }
  }

  fill(place, el('div', {class: 'columns'},
    card(t('Mein Passwort', 'My password'), page.form(async () => {
      again.remark('', '');
      if (next.input.value !== again.input.value) { again.remark('bad', t('Die beiden Passwörter sind verschieden.', 'The two passwords differ.')); return; }
      try {
        await page.send('PUT', 'password', {present: present.input.value, password: next.input.value});
        document.dispatchEvent(new CustomEvent('hotplug-session'));
      } catch (refusal) { again.remark('bad', refusal.message); }
    }, present.root, next.root, again.root, page.submit(t('Passwort ändern', 'Change password')))),
    card(t('Verschlüsselung', 'Encryption'), page.technician ? page.form(saveHttps, toggleHttps.root, port.root, page.submit(t('Übernehmen', 'Apply'), '')) : null, httpsState),
    page.technician && card(t('Betrachter', 'Viewer'), el('p', {class: 'hint'}, t('Darf alles ansehen und nichts ändern.', 'May look at everything and change nothing.')), viewer),
    page.technician && card(t('API-Schlüssel', 'API tokens'), el('p', {class: 'hint'}, t('Für Programme. Alles, was diese Seite tut, steht unter ', 'For programs. Everything this page does is described at '), el('a', {href: '/api/openapi'}, '/api/openapi'), '.'),
      tokens, page.form(async () => {
        try {
          name.remark('', '');
          const answer = await page.send('POST', 'tokens', {name: name.input.value, technician: may.input.checked});
          fill(made, el('p', {class: 'made'}, t('Nur jetzt zu sehen:', 'To be seen only now:'), el('code', {}, answer.token)), page.button(t('Kopieren', 'Copy'), () => page.copy(answer.token)));
          name.input.value = '';
          await load();
        } catch (refusal) { name.remark('bad', refusal.message); }
      }, name.root, may.root, page.submit(t('Schlüssel erzeugen', 'Make a token'), '')), made)));

  async function load() {
    const list = (await page.get('tokens')).tokens;
    fill(tokens, list.length === 0 ? el('p', {}, t('Noch keine.', 'None yet.')) : list.map(token => el('div', {class: 'root'},
      el('div', {}, el('strong', {}, token.name), el('p', {class: 'hint'}, (token.technician ? t('darf ändern', 'may change things') : t('darf ansehen', 'may look')) + t(', seit ', ', since ') + page.date(token.madeAt))),
      page.button(t('Löschen', 'Delete'), async () => {
        if (await page.ask(t('Schlüssel löschen?', 'Delete the token?'), t('Löschen', 'Delete'), token.name)) { await page.send('DELETE', 'tokens/' + encodeURIComponent(token.name)); await load(); }
      }))));
    const exists = (await page.get('viewer')).exists;
    fill(viewer, page.form(async () => {
      try {
        await page.send('PUT', 'viewer', {password: viewerPassword.input.value});
        viewerPassword.input.value = '';
        page.toast(t('Gespeichert', 'Stored'));
        await load();
      } catch (refusal) { viewerPassword.remark('bad', refusal.message); }
    }, viewerPassword.root, el('div', {class: 'row'}, page.submit(exists ? t('Ändern', 'Change') : t('Zulassen', 'Admit'), ''),
      exists && page.button(t('Nicht mehr zulassen', 'Admit no more'), async () => { await page.send('DELETE', 'viewer'); await load(); }, 'danger'))));
  }

  page.follow('access/https', now => {
    const on = now.port > 0;
    plainPort = now.plainPort;
    if (document.activeElement !== port.input) { port.input.value = String(now.port || 8443); }
    toggleHttps.input.checked = on;
    fill(httpsState, page.facts([
      [t('Zustand', 'State'), !on ? t('aus', 'off') : now.works ? t('läuft', 'works') : t('startet …', 'starting …')],
      now.fingerprint && [t('Fingerabdruck (SHA-256)', 'Fingerprint (SHA-256)'), el('span', {class: 'address'}, now.fingerprint)]]),
      on && now.works && location.protocol === 'http:' && el('p', {}, el('a', {href: 'https://' + location.hostname + ':' + now.port + '/'}, t('Zur verschlüsselten Seite', 'To the secure page'))));
  });

  if (page.technician) { load().catch(problem => page.toast(problem.message, 'bad')); }
}
