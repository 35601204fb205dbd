/** The overview: is it working, why is it not charging, what do I do. */
const SYMBOLS = {good: 'check', broken: 'wait', open: 'open'};
const MOST_POINTS = 1200;

export function show(place, page) {
  const {el, fill, t, words, icon, card, facts, say, draw} = page;
  const drawing = draw.charger();
  const sentence = el('p', {class: 'sentence', role: 'status'});
  const advice = el('p', {class: 'advice'});
  const notes = el('div', {class: 'notes', role: 'status'});
  const chain = el('ol', {class: 'chain', 'aria-label': t('Was der Strom auf seinem Weg braucht', 'What the energy needs on its way')});
  const why = el('section', {class: 'card why', 'aria-label': t('Warum lädt es nicht?', 'Why is it not charging?')},
    el('div', {class: 'picture'}, drawing.root, el('p', {class: 'model'})), el('div', {class: 'verdict'}, sentence, advice, notes, chain));
  const tiles = el('div', {class: 'tiles'});
  const plot = draw.plot();
  const plotCard = card(t('Verlauf', 'Plot'), plot.root);
  const limits = el('tbody', {});
  const limitCard = card(t('Grenzen', 'Limits'), el('p', {class: 'hint'}, t('Die niedrigste gilt.', 'The lowest is in force.')),
    el('table', {}, el('thead', {class: 'hidden'}, el('tr', {}, el('th', {}, t('Grenze', 'Limit')), el('th', {}, t('Strom', 'Current')))), limits));
  const link = el('div', {});
  const device = el('div', {});
  const points = [];

  fill(place, why, tiles, plotCard, el('div', {class: 'columns'}, card('OCPP', link), limitCard, card(t('Gerät', 'Device'), device)));
  plotCard.hidden = true;

  page.get('overview/plot?connector=1').then(answer => { points.unshift(...answer.points); drawPlot(); }).catch(() => {});

  const drawPlot = () => {
    plotCard.hidden = points.length < 2;
    plot.show(points);
  };

  const tile = (name, value, unit, wide) => el('div', {class: wide ? 'tile wide' : 'tile'}, el('span', {class: 'name'}, name), el('span', {class: 'value'}, value, unit && el('small', {}, ' ' + unit)));

  function showTiles(c) {
    const tx = c.transaction;
    const perPhase = c.phases.map(phase => page.number(phase.ampere, 1)).join(' · ');
    const wanted = [
      tile(t('Leistung', 'Power'), page.number(c.watt / 1000, 1), 'kW'),
      tx && tile(t('Energie', 'Energy'), page.number(tx.energyWh / 1000, 2), 'kWh'),
      tx && tile(t('Dauer', 'Duration'), page.since(tx.startedAt)),
      c.phases.length > 0 && tile(c.phases.length > 1 ? t('Strom L1 · L2 · L3', 'Current L1 · L2 · L3') : t('Strom', 'Current'), perPhase, 'A', c.phases.length > 1),
      tx && tile(t('Karte', 'Card'), tx.idTag),
      !tx && tile(t('Zähler', 'Register'), page.number(c.registerWh / 1000, 1), 'kWh'),
    ];
    fill(tiles, wanted);
  }

  function showWhy(c) {
    why.className = 'card why ' + c.why.mood;
    say(sentence, words(c.why.sentence));
    say(advice, words(c.why.advice));
    const besides = c.notes.map(words).join('\n');
    if (notes.dataset.text !== besides) {
      notes.dataset.text = besides;
      fill(notes, c.notes.length > 0 && el('ul', {'aria-label': t('Außerdem', 'Besides')}, c.notes.map(note => el('li', {}, words(note)))));
    }
    fill(chain, c.why.chain.map(one => el('li', {class: one.state}, icon(SYMBOLS[one.state]), el('span', {}, words(one.name)),
      el('span', {class: 'hidden'}, one.state === 'good' ? t(': in Ordnung', ': fine') : one.state === 'broken' ? t(': hier hängt es', ': this is what it waits for') : t(': danach', ': after that')))));
  }

  function showLink(l) {
    const failure = l.failure && l.state !== 'connected' && l.state !== 'off' ? l.failure : null;
    fill(link,
      el('p', {class: 'state ' + l.state}, el('span', {class: 'dot', 'aria-hidden': 'true'}), words(l.words)),
      l.offBecause && el('p', {}, words(l.offBecause) + '.'),
      failure && el('p', {class: 'failure'}, words(failure.words)),
      failure && page.currentLanguage() === 'de' && el('p', {class: 'hint', lang: 'en'}, failure.text),
      facts([
        l.step === 'CONNECTING' && [t('Versuch', 'Attempt'), l.attempt + t('. Versuch läuft', ' under way')],
        l.step === 'WAITING' && l.nextTry && [t('Nächster Versuch', 'Next attempt'), t('Nr. ', 'no. ') + l.attempt + ' ' + t('in ', 'in ') + page.until(l.nextTry)],
        l.openSince && [t('Verbunden seit', 'Connected since'), page.clock(l.openSince) + ' (' + page.since(l.openSince) + ')'],
        l.step === 'OPEN' && [t('Anmeldung', 'Registration'), registration(l)],
        l.step === 'OPEN' && [t('Nachricht unterwegs', 'Message in flight'), l.inFlight ? l.inFlight.action + ', ' + l.inFlight.ageSeconds + ' s' : t('keine', 'none')],
        [t('In der Warteschlange', 'In the queue'), String((l.waiting || 0) + (l.backlog || 0))],
        l.lastPong && l.step === 'OPEN' && [t('Letztes Lebenszeichen', 'Last sign of life'), t('vor ', '') + page.since(l.lastPong) + t('', ' ago')],
        l.endpoint && [t('Adresse', 'Address'), el('span', {class: 'address'}, l.endpoint)],
      ]));
  }

  function registration(l) {
    const name = {Accepted: t('angenommen', 'accepted'), Pending: t('wartet auf Freischaltung', 'pending'), Rejected: t('abgelehnt', 'rejected'), Unknown: t('noch keine Antwort', 'no answer yet')}[l.registration];
    return l.registration === 'Accepted' && l.registeredSince ? name + t(' seit ', ' since ') + page.clock(l.registeredSince) : name;
  }

  function showState(state) {
    const c = state.connectors[0];
    drawing.show(state);
    say(why.querySelector('.model'), draw.modelName(state.charger.partNumber) + ' · ' + draw.haloWords(state.light));
    if (!c) {
      say(sentence, t('Die Elektronik des Ladegeräts antwortet nicht.', 'The charger’s electronics do not answer.'));
      return;
    }
    showWhy(c);
    showTiles(c);
    fill(limits, c.limits.map(l => el('tr', {class: l.wins ? 'wins' : ''}, el('th', {scope: 'row'}, words(l.name), l.wins && el('span', {class: 'badge'}, t('gilt', 'in force'))), el('td', {}, page.amps(l.amps)))));
    showLink(state.link);
    const outlet = state.charger.outlets && state.charger.outlets[0];
    fill(device, facts([
      [t('Modell', 'Model'), draw.modelName(state.charger.partNumber)],
      [t('Teilenummer', 'Part number'), state.charger.partNumber],
      [t('Seriennummer', 'Serial number'), state.charger.serialNumber],
      [t('Software', 'Software'), state.charger.version],
      outlet && [t('Anschluss', 'Supply'), outlet.phases + t('-phasig, ', '-phase, ') + page.amps(outlet.maxAmps) + ', ' + outlet.volt + ' V'],
      [t('Status (OCPP)', 'Status (OCPP)'), c.status + (c.errorCode !== 'NoError' ? ', ' + c.errorCode : '')],
      [t('Uhr', 'Clock'), page.clock(state.now) + (state.clockKnown ? '' : t(' (noch nicht gestellt)', ' (not set yet)'))],
    ]));
    if (c.transaction) {
      points.push(c.point);
      if (points.length > MOST_POINTS) { points.splice(0, points.length - MOST_POINTS); }
      drawPlot();
    }
  }

  page.follow('overview/state', showState);
}
