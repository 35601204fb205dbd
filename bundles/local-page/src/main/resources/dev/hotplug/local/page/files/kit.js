/** Small tools for the page and its sections: elements, texts in two languages, numbers, requests. Text never becomes markup. */

const LANGUAGE = 'hotplug-language';
const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'path', 'circle', 'rect', 'g', 'line', 'polyline', 'text', 'title', 'defs', 'linearGradient', 'stop', 'ellipse']);

let language = stored() || (navigator.language || 'de').slice(0, 2);
if (language !== 'de') { language = 'en'; }

function stored() {
  try { return localStorage.getItem(LANGUAGE); } catch { return null; }
}

export const locale = () => (language === 'de' ? 'de-DE' : 'en-GB');
export const currentLanguage = () => language;

export function setLanguage(next) {
  language = next;
  try { localStorage.setItem(LANGUAGE, next); } catch { /* private window: it holds until the page is closed */ }
}

/** One of two texts. */
export const t = (de, en) => (language === 'de' ? de : en);

/** The text of words that came from the charger: {de, en}. */
export const words = w => (w == null ? '' : typeof w === 'string' ? w : w[language] || w.en || '');

/**
 * Makes an element: el('button', {class: 'main', onclick: act}, 'Text', child). Children that are text stay text; null, false
 * and undefined are left out.
 */
export function el(tag, attributes, ...children) {
  const made = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value == null || value === false) { continue; }
    if (name.startsWith('on')) { made.addEventListener(name.slice(2), value); }
    else if (name === 'value' || name === 'checked' || name === 'indeterminate') { made[name] = value; }
    else { made.setAttribute(name, value === true ? '' : value); }
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child == null || child === false) { continue; }
    parent.append(child.nodeType ? child : String(child));
  }
}

/** Puts other children in the place of those that are there. */
export function fill(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

/** Sets a text only when it is another one, so that screen readers are not told the same again. */
export function say(element, text) {
  if (element.textContent !== text) { element.textContent = text; }
}

/* Numbers and moments. */

export const number = (value, digits = 1) =>
  value == null ? '–' : new Intl.NumberFormat(locale(), {maximumFractionDigits: digits, minimumFractionDigits: digits}).format(value);
export const kilowatts = watt => number(watt / 1000, watt >= 99950 ? 0 : 1) + ' kW';
export const energy = wh => (wh < 1000 ? number(wh, 0) + ' Wh' : number(wh / 1000, 2) + ' kWh');
export const amps = value => number(value, Number.isInteger(value) ? 0 : 1) + ' A';
export const clock = millis => new Date(millis).toLocaleTimeString(locale(), {hour: '2-digit', minute: '2-digit', second: '2-digit'});
export const moment = millis => new Date(millis).toLocaleString(locale(), {dateStyle: 'medium', timeStyle: 'short'});
export const date = millis => new Date(millis).toLocaleDateString(locale(), {dateStyle: 'medium'});

export function duration(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) { return s + ' s'; }
  if (s < 3600) { return Math.floor(s / 60) + ' min ' + (s < 600 ? (s % 60) + ' s' : ''); }
  return s < 86400
    ? Math.floor(s / 3600) + ' h ' + Math.floor(s % 3600 / 60) + ' min'
    : Math.floor(s / 86400) + t(' Tage ', ' days ') + Math.floor(s % 86400 / 3600) + ' h';
}

/** The charger's own clock, in ms: moments are told by it, and the phone's may be wrong. */
let ahead = 0;
export const setChargerTime = millis => { ahead = millis - Date.now(); };
export const now = () => Date.now() + ahead;
export const since = millis => duration((now() - millis) / 1000);
export const until = millis => duration((millis - now()) / 1000);

const STATUS = {
  Available: ['Verfügbar', 'Available'], Preparing: ['In Vorbereitung', 'Preparing'], Charging: ['Lädt', 'Charging'],
  SuspendedEVSE: ['Pause durch das Ladegerät', 'Paused by the charger'], SuspendedEV: ['Pause durch das Auto', 'Paused by the car'],
  Finishing: ['Beendet, Kabel steckt', 'Finished, cable plugged in'], Reserved: ['Reserviert', 'Reserved'],
  Unavailable: ['Außer Betrieb', 'Out of service'], Faulted: ['Störung', 'Fault'],
};

/** An OCPP status in plain words. */
export const statusWords = status => t(...STATUS[status] || [status, status]);

/* Requests. */

let token = '';
export const setToken = next => { token = next || ''; };

export class Refusal extends Error {
  constructor(status, error) {
    super(words(error));
    this.status = status;
    this.code = error.code;
  }
}

/** Asks the charger; throws a Refusal with a sentence for people. */
export async function send(method, path, body) {
  let response;
  try {
    response = await fetch('/api/' + path, {
      method,
      credentials: 'same-origin',
      headers: {...(body === undefined ? {} : {'Content-Type': 'application/json'}), ...(method === 'GET' ? {} : {'X-Hotplug-Token': token})},
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refusal(0, {code: 'unreachable', de: 'Das Ladegerät antwortet nicht.', en: 'The charger does not answer.'});
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    const refusal = new Refusal(response.status, answer.error || {code: 'failed', de: 'Fehler ' + response.status, en: 'Error ' + response.status});
    if (refusal.code === 'sign-in' || refusal.code === 'choose-password') { document.dispatchEvent(new CustomEvent('hotplug-session')); }
    throw refusal;
  }
  return answer;
}

export const get = path => send('GET', path);

/** Sends a file as the body of a request; told(bytes, all) meanwhile. Answers and throws as send does. */
export function upload(path, file, told) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/' + path);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Hotplug-Token', token);
    request.responseType = 'json';
    request.upload.addEventListener('progress', event => told(event.loaded, event.total));
    request.upload.addEventListener('load', event => told(event.total, event.total));
    request.addEventListener('load', () => {
      if (request.status === 200) { resolve(request.response); return; }
      reject(new Refusal(request.status, request.response && request.response.error || {code: 'failed', de: 'Fehler ' + request.status, en: 'Error ' + request.status}));
    });
    request.addEventListener('error', () => reject(new Refusal(0, {
      code: 'unreachable', de: 'Die Verbindung brach ab; versuche es noch einmal.', en: 'The connection broke; try again.'})));
    request.send(file);
  });
}

/* Pieces of the page. */

const ICONS = {
  overview: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m.8 3.5-4 6h3l-.7 5 4.1-6.2h-3.1z',
  ocpp: 'M7 18a4 4 0 0 1-.6-8 5.5 5.5 0 0 1 10.6-1.3A4.7 4.7 0 0 1 17 18z',
  charging: 'M13 3 6 13h4.6L10 21l7.5-10.5h-4.8z',
  cards: 'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1m-1 4h18',
  sessions: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16m0 3.5V12l3 2',
  keys: 'M5 7h14M5 12h14M5 17h14M9 5v4m6 1v4m-5 1v4',
  network: 'M4 10a12 12 0 0 1 16 0M7 13.5a7.5 7.5 0 0 1 10 0M10 17a3 3 0 0 1 4 0',
  diagnostics: 'M4 13h3l2-6 3.5 11 2.5-7 1.5 2H20',
  frames: 'M4 7h11l-3-3m8 13H9l3 3',
  simulator: 'M5 16v-3l2-5a2 2 0 0 1 2-1.5h6A2 2 0 0 1 17 8l2 5v3a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1m0-3h14M8 17v2m8-2v2',
  access: 'M7 11V8a5 5 0 0 1 10 0v3M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1',
  list: 'M8 7h12M8 12h12M8 17h12M4 7h.1M4 12h.1M4 17h.1',
  profiles: 'M4 19V5m0 14h16M7 15h3v-5h4v3h3V7h3',
  software: 'M12 4v10m0 0-4-4m4 4 4-4M5 19h14',
  more: 'M5 12h.01M12 12h.01M19 12h.01M4.6 12h.8M11.6 12h.8M18.6 12h.8',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  cross: 'M7 7l10 10M17 7 7 17',
  open: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12',
  wait: 'M12 5.5a6.5 6.5 0 1 0 6.5 6.5',
};

/** A drawn sign; decoration, so screen readers pass it over. */
export const icon = (name, extra = '') =>
  el('svg', {class: 'icon ' + extra, viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false'}, el('path', {d: ICONS[name] || ICONS.more}));

/** A card with a heading. */
export const card = (title, ...children) => el('section', {class: 'card'}, title && el('h2', {}, title), ...children);

/** Pairs of a name and a value; values may be elements. Pairs with no value are left out. */
export const facts = pairs => el('dl', {class: 'facts'},
  pairs.filter(pair => pair && pair[1] != null && pair[1] !== '').map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));

let ids = 0;

/** A field of a form with its label, hint and remark. Returns {root, input, remark(level, text)}. */
export function field(label, attributes = {}, hint = '') {
  const id = 'f' + ++ids;
  const input = el(attributes.options ? 'select' : attributes.rows ? 'textarea' : 'input',
    {id, ...attributes, options: null, 'aria-describedby': id + 'h ' + id + 'r'},
    (attributes.options || []).map(([value, text]) => el('option', {value}, text)));
  const remark = el('p', {id: id + 'r', class: 'remark', 'aria-live': 'polite'});
  return {
    input,
    root: el('div', {class: 'field'}, el('label', {for: id}, label), input, el('p', {id: id + 'h', class: 'hint'}, hint), remark),
    remark(level, text) {
      remark.className = 'remark ' + level;
      say(remark, text || '');
      input.setAttribute('aria-invalid', String(level === 'bad'));
    },
  };
}

/** A switch with a label. */
export function toggle(label, checked, hint = '', onchange = () => {}) {
  const id = 'f' + ++ids;
  const input = el('input', {id, type: 'checkbox', role: 'switch', checked, 'aria-describedby': id + 'h', onchange});
  return {input, root: el('div', {class: 'toggle'}, input, el('label', {for: id}, label, el('small', {id: id + 'h'}, hint)))};
}

/** A button that shows that it works, and says what went wrong beneath itself or where it is told to. */
export function button(text, act, kind = '') {
  const made = el('button', {type: 'button', class: kind}, text);
  made.addEventListener('click', () => busy(made, act));
  return made;
}

/** Runs something while a button is busy; refusals are said at the bottom of the page. */
export async function busy(made, act) {
  made.setAttribute('aria-busy', 'true');
  made.disabled = true;
  try {
    await act();
  } catch (problem) {
    if (!(problem instanceof Refusal)) { console.error(problem); }
    toast(problem.message, 'bad');
  } finally {
    made.removeAttribute('aria-busy');
    made.disabled = false;
  }
}

/** A form that sends when it is submitted. */
export function form(act, ...children) {
  const made = el('form', {novalidate: true}, ...children);
  made.addEventListener('submit', event => {
    event.preventDefault();
    busy(made.querySelector('button[type=submit]'), act);
  });
  return made;
}

export const submit = (text, kind = 'main') => el('button', {type: 'submit', class: kind}, text);

/** Says something at the bottom of the page for some seconds. */
export function toast(text, level = 'good') {
  const place = document.getElementById('toasts');
  if (!place || !text) { return; }
  const made = el('p', {class: 'toast ' + level}, text);
  place.append(made);
  setTimeout(() => made.remove(), level === 'bad' ? 8000 : 4000);
}

/** Asks a question in a dialog; true when it was said yes to. */
export function ask(question, yes, detail = '') {
  return new Promise(resolve => {
    const dialog = el('dialog', {'aria-labelledby': 'dialog-title'},
      el('h2', {id: 'dialog-title'}, question), detail && el('p', {}, detail),
      el('form', {method: 'dialog', class: 'row'},
        el('button', {value: 'no'}, t('Abbrechen', 'Cancel')), el('button', {value: 'yes', class: 'danger'}, yes)));
    dialog.addEventListener('close', () => { resolve(dialog.returnValue === 'yes'); dialog.remove(); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('Kopiert', 'Copied'));
  } catch {
    toast(t('Der Browser erlaubt das Kopieren hier nicht.', 'The browser does not permit copying here.'), 'bad');
  }
}
