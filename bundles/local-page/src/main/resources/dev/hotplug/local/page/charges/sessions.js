/** Charges that are over. */
export function show(place, page) {
  const {el, fill, t, card} = page;
  const list = el('ol', {class: 'sessions-list'});
  const sum = el('p', {class: 'hint'});
  fill(place, card('', el('div', {class: 'row between'}, sum, el('a', {class: 'button', href: '/api/sessions/export', download: 'charges.csv'}, t('Als CSV', 'As CSV')))), card('', list));

  const ENDS = {
    PowerLoss: ['endete durch Stromausfall', 'ended by a power cut'], Reboot: ['endete durch Neustart', 'ended by a restart'],
    SoftReset: ['endete durch Neustart', 'ended by a restart'], HardReset: ['endete durch Neustart', 'ended by a restart'],
    EmergencyStop: ['endete durch Not-Halt', 'ended by the emergency stop'], DeAuthorized: ['Karte wurde abgelehnt', 'card was refused'],
    Remote: ['vom Betreiber beendet', 'ended by the operator'], UnlockCommand: ['vom Betreiber entriegelt', 'unlocked by the operator'],
  };

  const spark = watts => {
    if (watts.length < 2) { return null; }
    const most = Math.max(...watts, 1);
    return el('svg', {class: 'spark', viewBox: '0 0 120 32', 'aria-hidden': 'true'}, el('path', {class: 'plot-power', d: watts.map((w, i) => (i ? 'L' : 'M') + (i * 120 / (watts.length - 1)).toFixed(1) + ' ' + (30 - w / most * 28).toFixed(1)).join('')}));
  };

  async function load() {
    const {charges} = await page.get('sessions');
    sum.textContent = charges.length + t(' Ladevorgänge, zusammen ', ' charges, together ') + page.energy(charges.reduce((all, c) => all + c.energyWh, 0));
    fill(list, charges.length === 0 && el('li', {}, t('Noch keiner.', 'None yet.')), charges.map(c => el('li', {},
      el('div', {}, el('strong', {}, page.energy(c.energyWh)), el('p', {class: 'hint'}, page.moment(c.startedAt) + ', ' + page.duration((c.endedAt - c.startedAt) / 1000)), el('p', {class: 'hint'}, t('Karte ', 'Card '), el('span', {class: 'address'}, c.idTag), ENDS[c.reason] && ' · ' + t(...ENDS[c.reason]))), spark(c.watts))));
  }

  page.follow('sessions/count', () => load().catch(() => {}));
}
