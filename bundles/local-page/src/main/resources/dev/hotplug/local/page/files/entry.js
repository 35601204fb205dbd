/** Signing in, and choosing a password of one's own. */
import {el, t, field, form, submit, send, icon, currentLanguage, setLanguage} from '/kit.js';

const frame = (title, lead, ...children) => el('main', {class: 'entry', id: 'main'},
  el('div', {class: 'brand'}, icon('charging'), 'Hotplug'), el('h1', {}, title), el('p', {class: 'lead'}, lead), ...children);

/** The switch between the two languages. */
export function languageSwitch(changed) {
  const other = currentLanguage() === 'de' ? 'en' : 'de';
  return el('button', {type: 'button', class: 'quiet', lang: other, onclick: () => { setLanguage(other); changed(); }},
    other === 'en' ? 'English' : 'Deutsch');
}

export function signIn(place, done, redraw) {
  const password = field(t('Passwort', 'Password'), {type: 'password', autocomplete: 'current-password', required: true, maxlength: 128},
    t('Beim ersten Mal das Passwort vom Etikett des Ladegeräts.', 'The first time, the password on the charger’s label.'));
  const user = field(t('Anmelden als', 'Sign in as'),
    {options: [['technician', t('Techniker', 'Technician')], ['viewer', t('Betrachter', 'Viewer')]], autocomplete: 'username'});
  place.replaceChildren(frame(t('Anmelden', 'Sign in'), t('Diese Seite gehört zum Ladegerät vor dir.', 'This page belongs to the charger in front of you.'),
    form(async () => {
      password.remark('', '');
      try {
        done(await send('POST', 'session', {user: user.input.value, password: password.input.value}));
      } catch (refusal) {
        password.remark('bad', refusal.message);
        password.input.select();
      }
    }, user.root, password.root, submit(t('Anmelden', 'Sign in'))), languageSwitch(redraw)));
  password.input.focus();
}

export function choosePassword(place, done, redraw) {
  const present = field(t('Passwort vom Etikett', 'Password on the label'), {type: 'password', autocomplete: 'current-password', maxlength: 128});
  const next = field(t('Neues Passwort', 'New password'), {type: 'password', autocomplete: 'new-password', maxlength: 128},
    t('10 bis 128 Zeichen. Es gilt nur für dieses Ladegerät.', '10 to 128 characters. It is for this charger alone.'));
  const again = field(t('Noch einmal', 'Once more'), {type: 'password', autocomplete: 'new-password', maxlength: 128});
  place.replaceChildren(frame(t('Wähle ein eigenes Passwort', 'Choose a password of your own'),
    t('Das Passwort vom Etikett gilt nur dieses eine Mal.', 'The password on the label is good for this one time.'),
    form(async () => {
      again.remark('', '');
      if (next.input.value !== again.input.value) {
        again.remark('bad', t('Die beiden Passwörter sind verschieden.', 'The two passwords differ.'));
        again.input.focus();
        return;
      }
      try {
        done(await send('PUT', 'password', {present: present.input.value, password: next.input.value}));
      } catch (refusal) {
        again.remark('bad', refusal.message);
      }
    }, el('input', {type: 'text', autocomplete: 'username', value: 'technician', hidden: true, 'aria-hidden': 'true'}), present.root, next.root, again.root, submit(t('Passwort speichern', 'Save password'))), languageSwitch(redraw)));
  present.input.focus();
}
