/** All configuration keys: search, read, change. */
export function show(place, page) {
  const {el, fill, t, card} = page;
  const search = page.field(t('Suchen', 'Search'), {type: 'search', autocapitalize: 'off', spellcheck: 'false', maxlength: 60, oninput: () => draw()},
    t('Name, Wirkung oder Teil der Software', 'Name, effect or part of the software'));
  const count = el('p', {class: 'hint', role: 'status'});
  const list = el('ul', {class: 'keys'});
  let keys = [];
  let open = '';
  fill(place, card('', search.root, count), card('', list));

  const own = key => key.owner.replace(/^dev\.hotplug\./, '').replaceAll('.', '-');
  const matches = key => (key.name + ' ' + key.description + ' ' + own(key)).toLowerCase().includes(search.input.value.trim().toLowerCase());

  function draw() {
    const found = keys.filter(matches);
    count.textContent = found.length + t(' von ', ' of ') + keys.length;
    fill(list, found.map(item));
  }

  function item(key) {
    const writable = key.access !== 'READ_ONLY' && page.technician;
    const value = key.access === 'WRITE_ONLY' ? t('wird nie gezeigt', 'never shown') : key.value === '' ? t('leer', 'empty') : key.value;
    return el('li', {},
      el('div', {class: 'key-head'}, el('h2', {}, key.name), el('span', {class: 'value' + (key.value ? '' : ' none')}, value)),
      el('p', {class: 'hint'}, el('span', {lang: 'en'}, key.description), key.rebootRequired && t(' Wirkt nach einem Neustart.', ' Takes effect after a restart.')),
      el('div', {class: 'key-foot'}, el('span', {class: 'hint'}, own(key) + (key.access === 'READ_ONLY' ? t(' · nur lesen', ' · read only') : '')),
        writable && open !== key.name && el('button', {type: 'button', 'aria-label': key.name + t(' ändern', ', change'), onclick: () => { open = key.name; draw(); list.querySelector('input').focus(); }}, t('Ändern', 'Change'))),
      writable && open === key.name && editor(key));
  }

  function editor(key) {
    const field = page.field(t('Neuer Wert für ', 'New value of ') + key.name, {value: key.access === 'WRITE_ONLY' ? '' : key.value || '', maxlength: 500, spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off'});
    return page.form(async () => {
      try {
        const answer = await page.send('PUT', 'keys/' + encodeURIComponent(key.name), {value: field.input.value});
        open = '';
        page.toast(answer.rebootRequired ? t('Gespeichert; wirkt nach einem Neustart.', 'Stored; takes effect after a restart.') : t('Gespeichert', 'Stored'));
        if (key.access !== 'WRITE_ONLY') { key.value = field.input.value; }
        draw();
      } catch (refusal) {
        field.remark('bad', refusal.message);
      }
    }, field.root, el('div', {class: 'row'}, page.submit(t('Speichern', 'Save')), el('button', {type: 'button', onclick: () => { open = ''; draw(); }}, t('Abbrechen', 'Cancel'))));
  }

  page.follow('keys/all', next => { keys = next; if (!open) { draw(); } });
}
