/** Installed charging profiles, and the limit that comes of them in the next 24 hours. */
const EVERY_MILLIS = 15000;
const W = 720;
const H = 200;

export function show(place, page) {
  const {el, fill, t, card} = page;
  const line = el('path', {class: 'plot-power'});
  const area = el('path', {class: 'plot-area'});
  const grid = el('g', {class: 'plot-grid'});
  const svg = el('svg', {class: 'plot', viewBox: `0 0 ${W} ${H}`, role: 'img'}, grid, area, line);
  const list = el('div', {});
  let ended = false;
  fill(place,
    card(t('Geltender Ladeplan, die nächsten 24 Stunden', 'Schedule in force, the next 24 hours'), el('figure', {class: 'plot-figure'}, svg, el('figcaption', {}, el('span', {class: 'key power'}, t('Grenze je Phase in A', 'Limit per phase in A'))))),
    card(t('Profile', 'Profiles'), list));

  const purposes = {ChargePointMaxProfile: t('ganzes Ladegerät', 'whole charger'), TxDefaultProfile: t('jeder Ladevorgang', 'every charge'), TxProfile: t('dieser Ladevorgang', 'this charge')};

  function draw({schedule, until}) {
    if (schedule.length === 0) { svg.setAttribute('aria-label', t('Keine Grenze', 'No limit')); return; }
    const from = schedule[0].at;
    const most = Math.max(8, ...schedule.map(s => s.amps));
    const x = at => 40 + (at - from) / (until - from) * (W - 52);
    const y = amps => H - 26 - amps / most * (H - 44);
    const points = schedule.flatMap((s, i) => [[s.at, s.amps], [i + 1 < schedule.length ? schedule[i + 1].at : until, s.amps]]);
    const path = points.map(([at, amps], i) => (i ? 'L' : 'M') + x(at).toFixed(1) + ' ' + y(amps).toFixed(1)).join('');
    line.setAttribute('d', path);
    area.setAttribute('d', path + `L${x(until)} ${y(0)}L${x(from)} ${y(0)}Z`);
    const marks = [0, most / 2, most].flatMap(a => [el('line', {x1: 40, x2: W - 12, y1: y(a), y2: y(a)}), el('text', {x: 32, y: y(a) + 4, 'text-anchor': 'end'}, page.number(a, 0))]);
    for (let i = 0; i <= 4; i++) {
      const at = from + i * (until - from) / 4;
      marks.push(el('text', {x: x(at), y: H - 6, 'text-anchor': i === 0 ? 'start' : i === 4 ? 'end' : 'middle'}, page.clock(at).slice(0, 5)));
    }
    grid.replaceChildren(...marks);
    svg.setAttribute('aria-label', schedule.slice(0, 6).map(s => page.clock(s.at).slice(0, 5) + ' ' + page.amps(s.amps)).join(', '));
  }

  async function load() {
    if (ended) { return; }
    try {
      const answer = await page.get('profiles?connector=1');
      draw(answer);
      fill(list, answer.profiles.length === 0 && el('p', {}, t('Keine. Es gilt, was das Ladegerät und das Kabel können.', 'None. What charger and cable can do is in force.')),
        answer.profiles.map(p => el('div', {class: 'root'}, el('div', {}, el('strong', {}, t('Profil ', 'Profile ') + p.id), el('p', {class: 'hint'},
          (purposes[p.purpose] || p.purpose) + ', ' + t('Anschluss ', 'connector ') + p.connector + ', ' + t('Stufe ', 'level ') + p.stackLevel + ', ' + p.kind + ', ' + p.periods + t(' Abschnitte in ', ' periods in ') + p.unit
          + (p.validTo ? t(', gültig bis ', ', valid until ') + page.moment(p.validTo) : ''))))));
    } catch { /* looked at again */ }
    setTimeout(load, EVERY_MILLIS);
  }
  load();
  return () => { ended = true; };
}
