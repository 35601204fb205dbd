/** The software: what runs, an update by upload with its check, the swap live, the way back, the history, every bundle. */
export function show(place, page) {
  const {el, fill, t, words, card, facts, icon, say} = page;
  const running = el('div', {});
  const back = el('div', {class: 'actions'});
  const offer = el('div', {class: 'offer', role: 'status'});
  const live = el('div', {role: 'status'});
  const liveCard = card(t('Ablauf', 'Progress'), live);
  const history = el('ol', {class: 'sessions-list'});
  const ours = el('ul', {class: 'parts'});
  const others = el('ul', {class: 'parts'});
  const trouble = el('ul', {class: 'parts'});
  const count = el('summary', {});
  const countOurs = el('summary', {});
  const sending = el('progress', {max: 100, value: 0, hidden: true, 'aria-label': t('Übertragung der Datei', 'Transfer of the file')});
  const sent = el('p', {class: 'hint', role: 'status'});
  const file = page.field(t('Update-Datei', 'Update file'), {type: 'file', accept: '.hpkg'}, t('Ein ganzer Stand oder ein einzelnes Bundle, vom Hersteller unterschrieben (.hpkg)', 'A whole set or a single bundle, signed by its vendor (.hpkg)'));
  let state = null;
  let drawnOffer = '';
  let drawnLive = '';

  const upload = page.form(async () => {
    const chosen = file.input.files[0];
    file.remark('', '');
    if (!chosen) { file.remark('bad', t('Wähle zuerst eine Datei.', 'Choose a file first.')); file.input.focus(); return; }
    if (state && chosen.size > state.mostBytes) { file.remark('bad', t('Die Datei ist größer als ', 'The file is larger than ') + megabytes(state.mostBytes) + '.'); return; }
    sending.hidden = false;
    try {
      showState(await page.upload('software/file', chosen, (done, all) => {
        sending.value = all ? done * 100 / all : 0;
        say(sent, done < all ? megabytes(done) + t(' von ', ' of ') + megabytes(all) : t('Angekommen; wird geprüft …', 'Received; being checked …'));
      }));
      file.input.value = '';
    } catch (refusal) {
      const now = await page.get('software').catch(() => null);
      if (now && now.refusal && now.refusal.reason === refusal.code) { showState(now); } else { file.remark('bad', refusal.message); }
    } finally {
      sending.hidden = true;
      say(sent, '');
    }
  }, file.root, sending, sent, page.submit(t('Hochladen und prüfen', 'Upload and check'), ''));

  fill(place, el('div', {class: 'columns'},
    card(t('Was läuft', 'What runs'), running, back),
    card(t('Update einspielen', 'Install an update'),
      el('p', {class: 'hint'}, t('Die Datei wird zuerst geprüft; bis du installierst, ändert sich nichts.', 'The file is checked first; nothing changes until you install.')),
      page.technician ? upload : el('p', {class: 'hint'}, t('Das kann nur ein Techniker.', 'Only a technician can do this.')), offer)),
    liveCard,
    el('div', {class: 'columns'},
      card(t('Bisherige Updates', 'Updates so far'), history),
      card(t('Im VPN', 'In a VPN'),
        el('p', {}, t('Um alle myWallbox-Funktionen, auch Ferndiagnose und Software-Updates aus der Ferne, im VPN verfügbar zu machen, muss der Betreiber ausgehend freigeben:', 'For all myWallbox functions, remote diagnostics and remote software updates among them, the operator of a VPN has to let through, outgoing:')),
        facts([[t('Domains', 'Domains'), '*.wall-box.com'], [t('Ports', 'Ports'), '443, 80']]))),
    card(t('Bundles', 'Bundles'), trouble, el('details', {class: 'libraries'}, countOurs, ours), el('details', {class: 'libraries'}, count, others)));
  liveCard.hidden = true;

  const megabytes = bytes => page.number(bytes / 1048576, 1) + ' MB';
  const short = name => name.replace(/^dev\.hotplug\./, '').replaceAll('.', '-');
  const list = names => names.map(short).join(', ');

  function showState(next) {
    state = next;
    const set = next.set;
    fill(running, facts([
      [t('Stand', 'Set'), el('strong', {}, set.version)],
      [t('Modell', 'Model'), set.model],
      [t('Generation', 'Generation'), set.generation === 0 ? t('0, ab Werk', '0, of the factory') : String(set.generation)],
      set.trial && [t('Probelauf', 'Trial'), t('muss sich noch bewähren', 'has still to prove itself')],
      [t('Bundles', 'Bundles'), String(set.bundles)],
      [t('Sicherheitsstand', 'Security counter'), String(set.counter)],
      [t('Vorheriger Stand', 'Previous set'), set.previous || t('keiner', 'none')],
      next.now.restartWanted && [t('Hinweis', 'Note'), el('span', {lang: 'en'}, next.now.restartWanted)],
    ]));
    showBack(next);
    showOffer(next);
    showLive(next);
    fill(history, next.history.length === 0 && el('li', {}, t('Noch keines.', 'None yet.')), next.history.map(past));
  }

  function showBack({set, now}) {
    const wanted = page.technician && set.previous && now.idle ? set.previous : '';
    if (back.dataset.wanted === wanted) { return; }
    back.dataset.wanted = wanted;
    fill(back, wanted && page.button(t('Zurück zu ', 'Return to ') + wanted, async () => {
      if (await page.ask(t('Zum vorherigen Stand zurückkehren?', 'Return to the previous set?'), t('Zurückkehren', 'Return'), set.version + ' → ' + wanted)) {
        showState(await page.send('POST', 'software/return', {}));
      }
    }, 'danger'));
  }

  function showOffer({offer: found, refusal, now}) {
    const text = JSON.stringify([found, refusal, now.idle]);
    if (text === drawnOffer) { return; }
    drawnOffer = text;
    fill(offer,
      refusal && [el('p', {class: 'failure'}, words(refusal.words)), el('p', {class: 'hint', lang: 'en'}, refusal.sentence)],
      found && [
        el('h3', {}, t('Geprüft: passt', 'Checked: it fits')),
        facts([
          [found.patch ? t('Einzelnes Bundle', 'Single bundle') : t('Ganzer Stand', 'Whole set'), found.from + ' → ' + found.version],
          [t('Ändert', 'Changes'), list(found.replaced) || t('nichts', 'nothing')],
          [t('Hält kurz an', 'Stops for a moment'), list(found.affected) || t('nichts', 'nothing')],
          [t('Neu auf dem Gerät', 'New on the charger'), page.number(found.bytes / 1024, 0) + ' kB'],
        ]),
        el('p', {class: 'notice'}, words(found.kindWords)),
        page.technician && el('div', {class: 'row'},
          page.button(t('Installieren', 'Install'), async () => {
            if (await page.ask(found.version + t(' installieren?', ': install?'), t('Installieren', 'Install'), words(found.kindWords))) {
              showState(await page.send('POST', 'software/install', {offer: found.id}));
            }
          }, 'main'),
          page.button(t('Verwerfen', 'Discard'), async () => showState(await page.send('DELETE', 'software/file'))))]);
  }

  function showLive({steps, end, now}) {
    const text = JSON.stringify([steps, end, now]);
    liveCard.hidden = steps.length === 0;
    if (text === drawnLive) { return; }
    drawnLive = text;
    const inWork = now.steps > 0 && !now.idle;
    fill(live,
      now.target && el('p', {}, el('strong', {}, now.target), ' · ', words(now.kindWords)),
      el('ol', {class: 'doctor'}, steps.map(step => el('li', {class: step.millis == null ? 'running' : 'good'},
        icon(step.millis == null ? 'wait' : 'check', step.millis == null ? 'turning' : ''),
        el('div', {}, el('strong', {}, words(step.words)), step.millis != null && el('p', {class: 'hint'}, lasted(step.millis)))))),
      inWork && el('progress', {max: now.steps, value: now.stepsDone, 'aria-label': t('Bundles', 'Bundles')}),
      now.waiting && page.technician && page.button(t('Aufgeben', 'Give up'), async () => showState(await page.send('DELETE', 'software/install')), 'danger'),
      end && now.idle && el('p', {class: end.result === 'INSTALLED' ? 'remark good' : 'failure'}, end.version + ': ' + words(end.words) + '.', end.why && ' ' + words(end.why)));
  }

  const lasted = millis => (millis < 1000 ? page.number(millis, 0) + ' ms' : page.number(millis / 1000, 1) + ' s');

  function past(one) {
    const by = {page: t('von dieser Seite', 'by this page'), charger: t('vom Ladegerät selbst', 'by the charger itself')}[one.by] || one.request;
    return el('li', {}, el('div', {},
      el('strong', {}, one.from + ' → ' + one.version),
      el('p', {class: 'remark ' + (one.result === 'INSTALLED' ? 'good' : 'bad')}, words(one.words), one.why && '. ' + words(one.why)),
      one.sentence && one.result !== 'INSTALLED' && el('p', {class: 'hint', lang: 'en'}, one.sentence),
      el('p', {class: 'hint'}, page.moment(one.at) + ', ' + by)));
  }

  function part(one) {
    const gives = [...one.actions, ...one.services];
    return el('li', {class: one.works ? 'good' : 'bad'}, icon(one.works ? 'check' : 'cross'), el('div', {},
      el('strong', {}, one.own ? short(one.name) : one.name), ' ', el('span', {class: 'hint'}, one.version + ' · ' + words(one.state)),
      one.description && one.own && el('p', {lang: 'en'}, one.description),
      gives.length > 0 && one.own && el('p', {class: 'hint gives', lang: 'en'}, gives.join(', '))));
  }

  page.follow('software/state', showState);
  page.follow('software/bundles', all => {
    const own = all.filter(one => one.own);
    const ill = all.filter(one => !one.works);
    fill(trouble, ill.map(part));
    say(countOurs, own.length + t(' eigene', ' of its own') + (ill.length === 0 ? t(', alle laufen', ', all running') : ''));
    fill(ours, own.map(part));
    const libraries = all.filter(one => !one.own);
    say(count, libraries.length + t(' Bibliotheken anderer', ' libraries of others'));
    fill(others, libraries.map(part));
  });
}
