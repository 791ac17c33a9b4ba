'use strict';
// The keyboard. Every act here is also a link, a button or a field: without this file nothing is lost but speed.
(function () {
  let chosen = null;

  const rows = () => Array.from(document.querySelectorAll('tr[data-case], tr[data-request]'));
  const idOf = (row) => row.dataset.case || row.dataset.request;

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
    if (all.length === 0) return;
    const at = all.findIndex((row) => idOf(row) === chosen);
    choose(all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))], true);
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
    '?': help,
    '/': () => { const field = document.querySelector('input[type=url]'); if (!field) return false; field.focus(); return true; }
  };

  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select');
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !(event.key in acts)) return;
    if (acts[event.key]() !== false) event.preventDefault();
  });

  document.addEventListener('focusin', (event) => {
    const row = event.target.closest('tr[data-case], tr[data-request]');
    if (row) choose(row, false);
  });

  // The list is replaced every few seconds: the chosen row stays chosen, and the focus stays on it.
  let focused = false;
  document.addEventListener('htmx:beforeSwap', () => {
    focused = Boolean(document.activeElement && document.activeElement.closest('tr[data-case]'));
  });
  document.addEventListener('htmx:afterSwap', () => {
    const row = rows().find((candidate) => idOf(candidate) === chosen);
    if (row) choose(row, focused);
  });
})();
