/** The card that was shown last, in both byte orders. */
export function show(place, page) {
  const {el, fill, t, card} = page;
  const newest = el('div', {'aria-live': 'polite'});
  const older = el('div', {});
  const olderCard = card(t('Davor', 'Before that'), older);
  fill(place, page.technician ? [card(t('Letzte Karte', 'Last card'), newest), olderCard] : card('', el('p', {}, t('Karten sieht nur ein Techniker.', 'Only a technician sees cards.'))));
  if (!page.technician) { return; }

  const turned = tag => (/^([0-9A-Fa-f]{2}){4,10}$/.test(tag) ? tag.match(/../g).reverse().join('') : null);
  const line = (label, text, note) => el('div', {class: 'tag'}, el('div', {}, el('p', {class: 'hint'}, label), el('code', {}, text), note && el('p', {class: 'hint'}, note)), page.button(t('Kopieren', 'Copy'), () => page.copy(text)));

  page.follow('cards/last', cards => {
    const first = cards[0];
    fill(newest, first ? [
      line(t('Little-Endian – so gehört sie in die Liste des Zentralsystems', 'Little-endian – as it belongs into the central system’s list'), first.idTag, t('So sendet sie das Ladegerät.', 'This is what the charger sends.')),
      turned(first.idTag) && line(t('Big-Endian – wie sie viele andere Leser zeigen', 'Big-endian – as many other readers show it'), turned(first.idTag)),
      el('p', {class: 'hint'}, t('Vorgehalten um ', 'Shown at ') + page.clock(first.at))]
      : el('p', {}, t('Halte eine Karte an das Lesegerät; hier steht dann ihre Nummer.', 'Hold a card to the reader; its number will be here.')));
    olderCard.hidden = cards.length < 2;
    fill(older, page.facts(cards.slice(1).map(one => [page.clock(one.at), el('span', {class: 'address'}, one.idTag)])));
  });
}
