/** Charging: the limits with the one that holds, and what a technician sets. */
const KEYS = [
  ['chargingALimitConn1', 'Stromgrenze (A)', 'Current limit (A)', 'Höchstens so viel bekommt ein Auto. 0 ist eine Pause.', 'A car gets no more than that. 0 is a pause.', {type: 'number', inputmode: 'numeric', min: 0, max: 80}],
  ['Earthing', 'Erdungssystem (TN oder TT)', 'Earthing system (TN or TT)', 'Wie das Netz hier geerdet ist.', 'How the supply is earthed here.', {options: [['TN', 'TN'], ['TT', 'TT']]}],
  ['LightIntensity', 'Helligkeit des Halos (%)', 'Brightness of the halo (%)', '0 ist dunkel.', '0 is dark.', {type: 'number', inputmode: 'numeric', min: 0, max: 100}],
  ['AuthEnabled', 'Autorisierung nötig', 'Authorisation needed', 'Aus: Einstecken genügt, Karten zählen nicht.', 'Off: plugging in is enough, cards do not count.', {flag: true}],
  ['AuthEnabledOffline', 'Autorisierung nötig, wenn das Zentralsystem nicht erreichbar ist', 'Authorisation needed while the central system cannot be reached', '', '', {flag: true}],
];

export function show(place, page) {
  const {el, fill, t, words, card} = page;
  const limits = el('tbody', {});
  const supply = el('div', {});
  const forms = el('div', {});
  let drawn = '';
  fill(place, el('div', {class: 'columns'},
    card(t('Geltende Grenzen', 'Limits in force'),
      el('p', {class: 'hint'}, t('Jede Quelle sagt, wie viel Strom je Phase sein darf; die niedrigste gilt.', 'Each source says how much current per phase may be; the lowest is in force.')),
      el('table', {}, el('thead', {class: 'hidden'}, el('tr', {}, el('th', {}, t('Grenze', 'Limit')), el('th', {}, t('Strom', 'Current')))), limits), supply),
    card(t('Einstellungen', 'Settings'), forms)));

  page.follow('overview/state', state => {
    const c = state.connectors[0];
    if (!c) { return; }
    fill(limits, c.limits.map(l => el('tr', {class: l.wins ? 'wins' : ''}, el('th', {scope: 'row'}, words(l.name), l.wins && el('span', {class: 'badge'}, t('gilt', 'in force'))), el('td', {}, page.amps(l.amps)))));
    const outlet = state.charger.outlets && state.charger.outlets[0];
    fill(supply, outlet && [el('h3', {}, t('Anschluss', 'Supply')), page.facts([
      [t('Phasen', 'Phases'), String(outlet.phases)], [t('Strom', 'Current'), page.amps(outlet.minAmps) + ' – ' + page.amps(outlet.maxAmps)],
      [t('Spannung', 'Voltage'), outlet.volt + ' V'], [t('Angeboten', 'Offered now'), page.amps(c.offeredAmps)]])]);
  });

  page.follow('keys/all', all => {
    const present = KEYS.map(row => [row, all.find(key => key.name === row[0])]).filter(pair => pair[1]);
    const seen = JSON.stringify(present.map(pair => pair[1].value));
    if (seen === drawn || forms.contains(document.activeElement)) { return; }
    drawn = seen;
    fill(forms, present.map(([row, key]) => one(row, key)), present.length === 0 && el('p', {}, t('Hier gibt es nichts einzustellen.', 'There is nothing to set here.')));
  });

  async function change(name, value) {
    const answer = await page.send('PUT', 'keys/' + name, {value});
    page.toast(answer.rebootRequired ? t('Gespeichert; wirkt nach einem Neustart.', 'Stored; takes effect after a restart.') : t('Gespeichert', 'Stored'));
  }

  function one([name, de, en, hintDe, hintEn, kind], key) {
    if (kind.flag) {
      const made = page.toggle(t(de, en), key.value === 'true', t(hintDe, hintEn), async () => {
        try { await change(name, String(made.input.checked)); } catch (refusal) { made.input.checked = !made.input.checked; page.toast(refusal.message, 'bad'); }
      });
      made.input.disabled = !page.technician;
      return made.root;
    }
    const field = page.field(t(de, en), {...kind, value: key.value, disabled: !page.technician}, t(hintDe, hintEn));
    field.input.value = key.value;
    const row = el('div', {class: 'joined'});
    if (page.technician) {
      field.input.replaceWith(row);
      row.append(field.input, page.submit(t('Übernehmen', 'Apply'), ''));
    }
    return page.form(async () => {
      try { field.remark('', ''); await change(name, field.input.value); field.input.blur(); } catch (refusal) { field.remark('bad', refusal.message); }
    }, field.root);
  }
}
