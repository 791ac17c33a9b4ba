'use strict';
// The keyboard and the list that refreshes itself. Every act here is also a link, a button or a field: without this file
// nothing is lost but speed.
(function () {
  const list = document.getElementById('list');
  let chosen = null;

  document.querySelectorAll('[data-scripted]').forEach((element) => { element.hidden = false; });

  // What the server answers is read out even where a reader leaves out what was on the page from the start.
  const arrival = document.querySelector('[data-arrival]');
  if (arrival) arrival.focus();

  // A choice that this machine remembers; where it may not, the choice lasts as long as the page.
  function remembered(id) {
    const box = document.getElementById(id);
    if (!box) return () => true;
    const key = 'lachan-' + id;
    try { box.checked = localStorage.getItem(key) !== 'off'; } catch (refused) { box.checked = true; }
    box.addEventListener('change', () => {
      try { localStorage.setItem(key, box.checked ? 'on' : 'off'); } catch (refused) { /* lasts as long as the page */ }
    });
    return () => box.checked;
  }

  const shortcuts = remembered('shortcuts');
  const refreshing = remembered('refresh');

  const marks = () => document.querySelectorAll('[data-shortcut]').forEach((mark) => { mark.hidden = !shortcuts(); });
  document.addEventListener('change', marks);
  marks();

  const rows = () => Array.from(document.querySelectorAll('tr[data-case], tr[data-request]'));
  const idOf = (row) => row.dataset.case || row.dataset.request;
  const rowOf = (element) => element && element.closest('tr[data-case], tr[data-request]');

  function choose(row, focus) {
    rows().forEach((other) => other.classList.toggle('chosen', other === row));
    chosen = row ? idOf(row) : null;
    if (row && focus) {
      row.querySelector('a').focus({preventScroll: true});
      row.scrollIntoView({block: 'nearest'});
    }
  }

  function move(step) {
    const all = rows();
    if (all.length === 0) return false;
    const at = all.findIndex((row) => idOf(row) === chosen);
    choose(all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))], true);
    return true;
  }

  function verdict(key) {
    const choice = document.querySelector('input[name=verdict][data-key="' + key + '"]:not(:disabled)');
    if (!choice) return false;
    choice.checked = true;
    const next = key === 'c' || key === 'h' ? document.getElementById('harmCode') : document.getElementById('comment');
    (next || choice).focus();
    return true;
  }

  function help() {
    const box = document.getElementById('keys');
    if (!box) return false;
    box.open = !box.open;
    box.querySelector('summary').focus();
    return true;
  }

  const acts = {
    j: () => move(1),
    k: () => move(-1),
    c: () => verdict('c'),
    d: () => verdict('d'),
    o: () => verdict('o'),
    h: () => verdict('h'),
    '?': help
  };
  const arrows = {ArrowDown: 1, ArrowUp: -1};

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in arrows && rowOf(event.target)) {
      move(arrows[event.key]);
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && event.target.closest('#keys[open]')) help();
    const typing = event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select');
    if (typing || !shortcuts() || !(event.key in acts)) return;
    if (acts[event.key]()) event.preventDefault();
  });

  document.addEventListener('focusin', (event) => {
    const row = rowOf(event.target);
    if (row) choose(row, false);
  });

  if (!list) return;

  const say = (words) => { document.getElementById('live').textContent = words; };
  const count = () => { const shown = list.querySelector('[data-count]'); return shown ? shown.dataset.count : '0'; };
  let last = null;
  let counted = count();
  let held = -1;

  list.addEventListener('htmx:beforeRequest', (event) => { if (!refreshing()) event.preventDefault(); });

  // What did not change is left alone: whoever reads the list with a screen reader keeps the place.
  list.addEventListener('htmx:beforeSwap', (event) => {
    const answer = event.detail.serverResponse;
    if (answer === last) event.detail.shouldSwap = false;
    if (event.detail.xhr.status === 200) last = answer;
    held = rows().indexOf(rowOf(document.activeElement));
  });

  // htmx gives the focus back to the element with the same id. Where its case is gone, the next one takes it.
  list.addEventListener('htmx:afterSettle', () => {
    const all = rows();
    const same = all.find((row) => idOf(row) === chosen);
    if (same) choose(same, false);
    if (held >= 0 && !rowOf(document.activeElement)) {
      if (all.length > 0) choose(all[Math.min(held, all.length - 1)], true); else list.focus();
    }
    if (count() !== counted) say(list.dataset.said + ': ' + (counted = count()));
  });

  const lost = () => say(list.dataset.lost);
  list.addEventListener('htmx:responseError', lost);
  list.addEventListener('htmx:sendError', lost);
})();
