/** The local list: who may charge without asking. */
export function show(place, page) {
  const {el, fill, t, card} = page;
  const head = el('div', {});
  const body = el('tbody', {});
  const more = el('div', {class: 'row'});
  const names = {Accepted: t('zugelassen', 'accepted'), Blocked: t('gesperrt', 'blocked'), Expired: t('abgelaufen', 'expired'), Invalid: t('ungültig', 'invalid'), ConcurrentTx: t('lädt schon', 'charging already')};
  fill(place, page.technician
    ? [card('', head), card(t('Einträge', 'Entries'), el('table', {}, el('thead', {class: 'hidden'}, el('tr', {}, el('th', {}, t('Karte', 'Card')), el('th', {}, t('Status', 'Status')))), body), more)]
    : card('', el('p', {}, t('Die lokale Liste sieht nur ein Techniker.', 'Only a technician sees the local list.'))));
  if (!page.technician) { return; }

  const row = entry => el('tr', {}, el('th', {scope: 'row'}, el('span', {class: 'address'}, entry.idTag), entry.parent && el('p', {class: 'hint'}, t('Gruppe ', 'group ') + entry.parent)),
    el('td', {}, names[entry.status] || entry.status, entry.expiry && el('p', {class: 'hint'}, t('bis ', 'until ') + page.date(Date.parse(entry.expiry)))));

  async function load(after) {
    const answer = await page.get('list' + (after ? '?after=' + encodeURIComponent(after) : ''));
    fill(head, page.facts([[t('Version', 'Version'), String(answer.version)], [t('Einträge', 'Entries'), String(answer.size)]]));
    if (!after) { body.replaceChildren(); }
    body.append(...answer.entries.map(row));
    if (answer.size === 0) { fill(body, el('tr', {}, el('th', {scope: 'row'}, t('Keine. Das Zentralsystem schickt sie.', 'None. The central system sends them.')), el('td', {}))); }
    fill(more, answer.next && page.button(t('Mehr', 'More'), () => load(answer.next)));
  }

  page.follow('list/version', () => load('').catch(() => {}));
}
