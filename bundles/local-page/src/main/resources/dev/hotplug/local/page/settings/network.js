/** Which networks the charger has, and which one is used. */
export function show(place, page) {
  const {el, fill, t, card, facts} = page;
  const names = {LAN: 'LAN', WIFI: t('WLAN', 'Wi-Fi'), MOBILE: t('Mobilfunk', 'Mobile')};
  const now = el('div', {});
  const kinds = el('ul', {class: 'chain'});
  const addresses = el('div', {});
  fill(place, el('div', {class: 'columns'},
    card(t('Verbindung', 'Connection'), now),
    card(t('Was dieses Modell hat', 'What this model has'), kinds),
    card(t('Adressen', 'Addresses'), addresses),
    card(t('Im VPN', 'In a VPN'), el('p', {}, t('Damit myWallbox erreichbar bleibt, muss der Betreiber ausgehend freigeben:', 'So that myWallbox can still be reached, the operator has to let through, outgoing:')),
      facts([[t('Domains', 'Domains'), '*.wall-box.com'], [t('Ports', 'Ports'), '443, 80']]))));

  page.follow('network/state', state => {
    fill(now, state.uplink
      ? facts([[t('Netz', 'Network'), names[state.uplink.kind]], [t('Name', 'Name'), state.uplink.ssid], [t('Signal', 'Signal'), state.uplink.signalDbm == null ? null : state.uplink.signalDbm + ' dBm, ' + strength(state.uplink.signalDbm)]])
      : el('p', {}, t('Welches Netz gerade benutzt wird, ist nicht bekannt.', 'Which network is used now is not known.')));
    fill(kinds, ['LAN', 'WIFI', 'MOBILE'].map(kind => {
      const has = state.kinds.includes(kind);
      return el('li', {class: has ? 'good' : 'open'}, page.icon(has ? 'check' : 'cross'), names[kind], el('span', {class: 'hidden'}, has ? t(': vorhanden', ': there') : t(': nicht vorhanden', ': not there')));
    }));
    fill(addresses, state.addresses.length ? facts(state.addresses.map(one => [one.name, one.addresses.join(', ')])) : el('p', {}, t('Keine.', 'None.')));
  });

  const strength = dbm => (dbm > -60 ? t('gut', 'good') : dbm > -75 ? t('mittel', 'fair') : t('schwach', 'weak'));
}
