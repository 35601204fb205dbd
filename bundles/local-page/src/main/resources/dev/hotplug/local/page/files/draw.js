/** Drawings: the charger models with their halo, and the plot of a charge. */
import {el, t, number, locale} from '/kit.js';

const HALO = {off: 'transparent', green: '#2fd15c', turquoise: '#22cfc4', blue: '#3f7bff', yellow: '#ffcb2e', red: '#ff4438'};
const COLOURS = {
  off: ['dunkel', 'dark'], green: ['grün', 'green'], turquoise: ['türkis', 'turquoise'], blue: ['blau', 'blue'], yellow: ['gelb', 'yellow'], red: ['rot', 'red'],
};
const MOVEMENTS = {steady: ['leuchtet', 'steady'], pulsing: ['pulsiert', 'pulsing'], blinking: ['blinkt', 'blinking'], rotating: ['kreist', 'rotating']};
const NAMES = {CPB1: 'Copper SB', PLP1: 'Pulsar Plus', PUP1: 'Pulsar Plus NA', CMX2: 'Commander 2'};

/** The model's name by its part number. */
export const modelName = partNumber => NAMES[(partNumber || '').split('-')[0]] || partNumber || t('Ladegerät', 'Charger');

export function haloWords(light) {
  if (!light || light.colour === 'off') { return t('Halo dunkel', 'Halo dark'); }
  return t('Halo ', 'Halo ') + t(...COLOURS[light.colour] || [light.colour, light.colour]) + ', ' + t(...MOVEMENTS[light.movement] || ['', '']);
}

/** Halo, body and socket of each model, in a box of 240 by 280. */
const BODIES = {
  CPB1: {
    body: [['rect', {x: 34, y: 16, width: 172, height: 226, rx: 26, class: 'case'}], ['rect', {x: 42, y: 24, width: 156, height: 210, rx: 20, class: 'face'}]],
    halo: ['circle', {cx: 120, cy: 122, r: 61}],
    socket: true, hub: [120, 122],
  },
  PLP1: {
    body: [['rect', {x: 44, y: 40, width: 152, height: 152, rx: 40, class: 'case'}], ['rect', {x: 54, y: 50, width: 132, height: 132, rx: 32, class: 'face'}]],
    halo: ['rect', {x: 66, y: 62, width: 108, height: 108, rx: 26}],
    socket: false, hub: [120, 192],
  },
  CMX2: {
    body: [['rect', {x: 46, y: 14, width: 148, height: 226, rx: 22, class: 'case'}], ['rect', {x: 54, y: 22, width: 132, height: 210, rx: 16, class: 'face'}],
      ['rect', {x: 66, y: 36, width: 108, height: 74, rx: 8, class: 'screen'}]],
    halo: ['circle', {cx: 120, cy: 172, r: 40}],
    socket: false, hub: [120, 240],
  },
};
BODIES.PUP1 = BODIES.PLP1;

/** Draws the charger; returns {root, show(state)}. */
export function charger() {
  const root = el('svg', {viewBox: '0 0 400 290', role: 'img', class: 'charger'});
  const title = el('title', {}, t('Das Ladegerät', 'The charger'));
  root.append(title);
  let model = null;
  let halo, plug, cable, car, lock, lines;

  function build(code) {
    model = code;
    const shape = BODIES[code] || BODIES.CPB1;
    const [tag, place] = shape.halo;
    const [x, y] = shape.hub;
    halo = el(tag, {...place, class: 'halo'});
    plug = shape.socket ? el('circle', {cx: x, cy: y, r: 34, class: 'plug'}) : el('g', {});
    cable = el('path', {class: 'cable', d: `M${x} ${y + (shape.socket ? 34 : 0)} C${x} 300 ${x + 150} 300 292 226`});
    lock = el('g', {class: 'lock'}, el('rect', {x: x - 9, y: y - 4, width: 18, height: 14, rx: 3}), el('path', {d: `M${x - 5} ${y - 4} v-4 a5 5 0 0 1 10 0 v4`}));
    lines = el('text', {x: 120, y: 78, 'text-anchor': 'middle', class: 'screen-text'});
    car = el('g', {class: 'car'},
      el('path', {d: 'M262 214 l10 -4 l22 -34 q5 -8 15 -8 h40 q9 0 14 7 l22 31 q9 3 9 13 v16 q0 5 -5 5 h-122 q-8 0 -8 -8 v-10 q0 -6 3 -8 z'}),
      el('path', {class: 'glass', d: 'M290 206 l14 -23 q3 -5 9 -5 h12 v28 z M333 206 v-28 h14 q6 0 9 5 l15 23 z'}),
      el('circle', {cx: 290, cy: 240, r: 14}), el('circle', {cx: 366, cy: 240, r: 14}));
    const socket = shape.socket && el('g', {class: 'socket'},
      el('path', {d: `M${x - 30} ${y - 16} a34 34 0 1 0 60 0 q-2 -5 -8 -5 h-44 q-6 0 -8 5z`}),
      [[-13, -9, 3], [13, -9, 3], [-20, 6, 4.5], [0, 6, 4.5], [20, 6, 4.5], [-10, 21, 4.5], [10, 21, 4.5]].map(([dx, dy, r]) => el('circle', {cx: x + dx, cy: y + dy, r})));
    root.replaceChildren(title, ...shape.body.map(([name, at]) => el(name, at)), el(tag, {...place, class: 'halo-track'}), halo,
      ...[socket, cable, plug, lock, car, code === 'CMX2' ? lines : null].filter(Boolean));
  }

  function show(state) {
    const code = (state.charger.partNumber || 'CPB1').split('-')[0];
    if (code !== model) { build(code); }
    const c = state.connectors[0];
    const light = state.light;
    halo.setAttribute('class', 'halo ' + (light ? light.movement : 'steady'));
    halo.style.stroke = HALO[light ? light.colour : 'off'] || 'transparent';
    halo.style.strokeOpacity = light ? Math.max(.15, light.brightnessPercent / 100) : 0;
    const tethered = state.charger.outlets && state.charger.outlets[0] && state.charger.outlets[0].tethered;
    const connected = c && c.plugged && c.pilot !== 'A';
    const cableSeen = c && (c.plugged || tethered);
    plug.toggleAttribute('hidden', !(c && c.plugged));
    cable.toggleAttribute('hidden', !cableSeen);
    cable.setAttribute('class', 'cable' + (c && c.watt > 0 ? ' flowing' : '') + (connected ? '' : ' loose'));
    lock.toggleAttribute('hidden', !(c && c.locked));
    car.toggleAttribute('hidden', !connected);
    root.setAttribute('viewBox', cableSeen ? '0 0 400 290' : '20 0 200 262');
    lines.textContent = light && light.displayLines[0] ? light.displayLines[0] : '';
    title.textContent = modelName(state.charger.partNumber) + ', ' + haloWords(light)
      + (connected ? t(', Auto verbunden', ', car connected') : cableSeen && c.plugged ? t(', Kabel steckt', ', cable plugged in') : '');
  }
  return {root, show};
}

const LEFT = 38;
const RIGHT = 34;
const TOP = 14;
const BOTTOM = 26;

/** A plot of power and limit over time, and the current of each phase; returns {root, show(points)}. */
export function plot() {
  const wide = window.matchMedia('(min-width: 720px)').matches;
  const W = wide ? 900 : 360;
  const H = wide ? 240 : 190;
  const area = el('path', {class: 'plot-area'});
  const line = el('path', {class: 'plot-power'});
  const limit = el('path', {class: 'plot-limit'});
  const phases = [0, 1, 2].map(i => el('path', {class: 'plot-phase p' + i}));
  const grid = el('g', {class: 'plot-grid'});
  const svg = el('svg', {viewBox: `0 0 ${W} ${H}`, role: 'img', class: 'plot'}, grid, area, ...phases, line, limit);
  const root = el('figure', {class: 'plot-figure'}, svg,
    el('figcaption', {},
      el('span', {class: 'key power'}, t('Leistung in kW (links)', 'Power in kW (left)')),
      el('span', {class: 'key phase'}, t('Strom je Phase in A (rechts)', 'Current per phase in A (right)')),
      el('span', {class: 'key limit'}, t('geltende Grenze in A', 'limit in force in A'))));

  function show(points) {
    if (points.length < 2) { return; }
    const from = points[0].at;
    const to = Math.max(points[points.length - 1].at, from + 30000);
    const most = nice(Math.max(1, ...points.map(p => p.watt / 1000)));
    const mostAmps = nice(Math.max(6, ...points.map(p => Math.max(p.limit || 0, ...p.amps))));
    const x = at => LEFT + (at - from) / (to - from) * (W - LEFT - RIGHT);
    const y = (value, top) => H - BOTTOM - value / top * (H - TOP - BOTTOM);
    const path = (value, top) => points.map((p, i) => (i ? 'L' : 'M') + x(p.at).toFixed(1) + ' ' + y(value(p), top).toFixed(1)).join('');
    const power = path(p => p.watt / 1000, most);
    line.setAttribute('d', power);
    area.setAttribute('d', power + `L${x(points[points.length - 1].at).toFixed(1)} ${H - BOTTOM}L${x(from)} ${H - BOTTOM}Z`);
    limit.setAttribute('d', path(p => p.limit || 0, mostAmps));
    phases.forEach((one, i) => one.setAttribute('d', points[0].amps.length > i ? path(p => p.amps[i] || 0, mostAmps) : ''));
    const marks = [];
    for (let i = 0; i <= 2; i++) {
      const level = H - BOTTOM - i / 2 * (H - TOP - BOTTOM);
      marks.push(el('line', {x1: LEFT, x2: W - RIGHT, y1: level, y2: level}),
        el('text', {x: LEFT - 8, y: level + 4, 'text-anchor': 'end'}, number(most * i / 2, most < 4 ? 1 : 0)),
        el('text', {x: W - RIGHT + 8, y: level + 4}, number(mostAmps * i / 2, 0)));
    }
    for (const [at, anchor] of [[from, 'start'], [to, 'end']]) {
      marks.push(el('text', {x: x(at), y: H - 6, 'text-anchor': anchor}, new Date(at).toLocaleTimeString(locale(), {hour: '2-digit', minute: '2-digit', second: '2-digit'})));
    }
    grid.replaceChildren(...marks);
    const last = points[points.length - 1];
    svg.setAttribute('aria-label', t('Verlauf: zuletzt ', 'Plot: lately ') + number(last.watt / 1000) + ' kW, ' + t('Grenze ', 'limit ') + number(last.limit || 0, 0) + ' A');
  }
  return {root, show};
}

/** The next round number. */
function nice(value) {
  for (const step of [1, 2, 4, 8, 12, 16, 20, 24, 32, 40, 48, 64, 80]) {
    if (value <= step) { return step; }
  }
  return Math.ceil(value / 100) * 100;
}
