/** The page around the sections: who is signed in, the menu, the stream of events, and what happens when the charger is away. */
import * as kit from '/kit.js';
import * as draw from '/draw.js';
import {signIn, choosePassword, languageSwitch} from '/entry.js';

const {el, fill, t, words, icon, say} = kit;
const app = document.getElementById('app');
const MENU = 'page/sections';
const STATE = 'overview/state';
const IN_BAR = 4;

let session = {signedIn: false};
let sections = [];
let shown = null;
let stream = null;
let retry = 0;
let lost = false;
let latest = {};
let followers = new Map();
let place;

start();
window.addEventListener('hashchange', () => route());
document.addEventListener('hotplug-session', () => start());

async function start() {
  close();
  try {
    session = await kit.get('session');
  } catch {
    fill(app, el('p', {class: 'loading', role: 'alert'}, t('Das Ladegerät antwortet nicht. Ich versuche es weiter.', 'The charger does not answer. Trying again.')));
    setTimeout(start, 2000);
    return;
  }
  entered(session);
}

function entered(next) {
  session = next;
  kit.setToken(session.token);
  document.documentElement.lang = kit.currentLanguage();
  if (!session.signedIn) {
    signIn(app, entered, () => entered(session));
  } else if (session.mustChange) {
    choosePassword(app, entered, () => entered(session));
  } else {
    open();
  }
  document.title = 'Hotplug';
}

async function open() {
  latest = {};
  sections = await kit.get('sections');
  shown = null;
  frame();
  route();
}

function frame() {
  place = el('main', {id: 'main', tabindex: '-1'});
  fill(app,
    el('a', {class: 'skip', href: '#main', onclick: event => { event.preventDefault(); place.focus(); }}, t('Zum Inhalt', 'To the content')),
    el('header', {class: 'top'}, el('a', {href: '#/overview', class: 'brand', 'aria-label': t('Hotplug, zur Übersicht', 'Hotplug, to the overview')}, icon('charging'), 'Hotplug'),
      el('p', {id: 'headline', class: 'headline'}),
      languageSwitch(() => { shown = null; entered(session); }),
      el('button', {type: 'button', class: 'quiet', id: 'signout', onclick: signOut}, t('Abmelden', 'Sign out'))),
    el('p', {id: 'lost', role: 'alert', class: 'lost'}),
    el('nav', {class: 'menu', 'aria-label': t('Bereiche', 'Sections')}, el('ul', {id: 'menu'})),
    place,
    el('div', {id: 'toasts', role: 'status', 'aria-live': 'polite'}));
  menu();
}

function menu() {
  const entry = (section, extra = {}) => el('li', extra,
    el('a', {href: '#/' + section.id, 'aria-current': section.id === current() ? 'page' : null}, icon(section.id), el('span', {}, words(section.title))));
  const beyond = sections.length > IN_BAR + 1 ? sections.slice(IN_BAR) : [];
  const inBeyond = beyond.some(section => section.id === current());
  fill(document.getElementById('menu'),
    sections.map((section, i) => entry(section, beyond.includes(section) ? {class: 'beyond'} : {})),
    beyond.length > 0 && el('li', {class: 'more'},
      el('button', {type: 'button', 'aria-haspopup': 'dialog', 'aria-current': inBeyond ? 'page' : null, onclick: () => more(beyond)},
        icon('more'), el('span', {}, t('Mehr', 'More')))));
}

function more(beyond) {
  const dialog = el('dialog', {class: 'sheet', 'aria-label': t('Weitere Bereiche', 'More sections')},
    el('ul', {}, beyond.map(section => el('li', {}, el('a', {href: '#/' + section.id, onclick: () => dialog.close()}, icon(section.id), words(section.title))))),
    el('button', {type: 'button', onclick: () => dialog.close()}, t('Schließen', 'Close')));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', event => { if (event.target === dialog) { dialog.close(); } });
  document.body.append(dialog);
  dialog.showModal();
}

const current = () => location.hash.replace(/^#\//, '').split('/')[0] || 'overview';

/** Shows the section that the address names. */
async function route(again = false) {
  if (!session.signedIn || session.mustChange || !place) { return; }
  const section = sections.find(one => one.id === current());
  if (!section) {
    leave();
    fill(place, el('h1', {}, t('Das gibt es hier nicht', 'There is no such section')),
      el('p', {}, t('Dieser Bereich gehört zu einem Teil der Software, der gerade nicht da ist.', 'This section belongs to a part of the software that is not there now.')));
    follow();
    return;
  }
  if (!again && shown && shown.id === section.id && shown.module === section.module) { return; }
  leave();
  shown = {id: section.id, module: section.module, end: null};
  const mine = shown;
  menu();
  document.title = words(section.title) + ' – Hotplug';
  const content = el('div', {class: 'section ' + section.id});
  fill(place, el('h1', {}, words(section.title)), content);
  place.scrollTop = 0;
  window.scrollTo(0, 0);
  if (section.absence) {
    fill(content, kit.card('', el('p', {class: 'absence'}, words(section.absence))));
    mine.drawn = true;
  } else {
    try {
      const module = await import('/' + section.module);
      if (shown === mine) { mine.end = module.show(content, helpers()); mine.drawn = true; ready(); }
    } catch (problem) {
      console.error(problem);
      fill(content, kit.card('', el('p', {role: 'alert'}, t('Dieser Bereich lässt sich nicht anzeigen.', 'This section cannot be shown.'))));
    }
  }
  follow();
}

function leave() {
  if (shown && typeof shown.end === 'function') { shown.end(); }
  shown = null;
  followers = new Map();
  if (place) { place.removeAttribute('data-ready'); }
}

/** What a section gets. */
function helpers() {
  return {
    ...kit, draw,
    technician: session.technician,
    user: session.user,
    /** Calls with the value of a topic now and whenever it changes, while the section is shown. */
    follow(topic, told) {
      followers.set(topic, [...(followers.get(topic) || []), told]);
      if (topic in latest) { told(latest[topic]); }
    },
    sections: () => sections,
    reload: () => route(true),
  };
}

/** Opens the stream of events for what is shown. */
function follow() {
  close();
  const known = new Set(sections.flatMap(section => section.topics));
  const topics = [...new Set([MENU, STATE, ...followers.keys()])].filter(topic => topic === MENU || known.has(topic));
  const mine = stream = new EventSource('/api/events?topics=' + encodeURIComponent(topics.join(',')));
  stream.onopen = () => { retry = 0; found(); };
  stream.onerror = () => {
    if (mine !== stream) { return; }
    missing();
    mine.close();
    retry = Math.min(retry + 1, 6);
    setTimeout(() => { if (mine === stream) { resume(); } }, 500 * retry);
  };
  for (const topic of topics) {
    stream.addEventListener(topic, event => { if (mine === stream) { told(topic, JSON.parse(event.data)); } });
  }
}

/** The stream ended: perhaps the charger restarts, perhaps the session has ended. */
async function resume() {
  try {
    const next = await kit.get('session');
    if (!next.signedIn || next.mustChange) {
      close();
      entered(next);
      return;
    }
    session = next;
    kit.setToken(session.token);
    follow();
  } catch {
    retry = Math.min(retry + 1, 6);
    const mine = stream;
    setTimeout(() => { if (mine === stream) { resume(); } }, 500 * retry);
  }
}

function close() {
  if (stream) {
    stream.close();
    stream = null;
  }
}

function missing() {
  lost = true;
  const place = document.getElementById('lost');
  if (place) { say(place, t('Die Verbindung zum Ladegerät ist unterbrochen; sie wird neu aufgebaut …', 'The connection to the charger is interrupted; reconnecting …')); }
}

function found() {
  if (lost) {
    lost = false;
    say(document.getElementById('lost'), '');
    kit.toast(t('Wieder mit dem Ladegerät verbunden.', 'Connected to the charger again.'));
  }
}

function told(topic, value) {
  latest[topic] = value;
  if (topic === MENU) { menuTold(value); }
  if (topic === STATE) { stateTold(value); }
  for (const follower of followers.get(topic) || []) { follower(value); }
  ready();
}

/** Marks the section once it has had a value of all that it follows. */
function ready() {
  place.toggleAttribute('data-ready', shown !== null && shown.drawn === true && [...followers.keys()].every(topic => topic in latest));
}

function menuTold(next) {
  const before = JSON.stringify(sections);
  if (JSON.stringify(next) === before) { return; }
  sections = next;
  menu();
  const mine = sections.find(one => one.id === current());
  const changed = !mine !== !shown || mine && shown && mine.module !== shown.module;
  if (changed) {
    if (mine && shown) { kit.toast(t('Dieser Bereich wurde erneuert.', 'This section has been renewed.')); }
    route(true);
  }
}

function stateTold(state) {
  kit.setChargerTime(state.now);
  const first = state.connectors[0];
  const text = (session.technician ? '' : t('Nur ansehen · ', 'Looking only · ')) + (first ? kit.statusWords(first.status) : '');
  const line = document.getElementById('headline');
  line.className = 'headline ' + (first ? first.why.mood : 'trouble');
  say(line, text);
}

async function signOut() {
  close();
  try { await kit.send('DELETE', 'session'); } catch { /* then it has ended already */ }
  start();
}
