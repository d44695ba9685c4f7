/* Routing, keys, theme: all state is in the fragment. */
function frag(p, q) { const s = Object.entries(q).filter(e => e[1]).map(e => e[0] + '=' + enc(e[1])).join('&'); return '#/' + p + (s ? '?' + s : ''); }
const dec = x => { try { return decodeURIComponent(x); } catch (e) { return x; } };
function parse() {
  const f = location.hash.replace(/^#\/?/, ''), i = f.indexOf('?'), p = i < 0 ? f : f.slice(0, i), q = {};
  (i < 0 ? '' : f.slice(i + 1)).split('&').forEach(e => { const j = e.indexOf('='), k = j < 0 ? e : e.slice(0, j); if (k) q[k] = j < 0 ? '' : dec(e.slice(j + 1)); });
  return {path: p, a: p.split('/').map(dec), q};
}
const stored = (k, v) => { try { if (v === undefined) return localStorage.getItem(k); localStorage.setItem(k, v); } catch (e) { /* a browser without a store */ } return null; };
let last = null, cursor = -1, back = '#/', focusOn = '';
const touched = new Set([].concat(...MS.map(x => x.locks.map(l => l.table)), Object.keys(D.changes.tables)));
function nav(r) {
  const f = location.hash || '#/', by = r.q.by || 'table';
  const cur = to => to === f || (to === '#/' && f === '#') || (r.a[0] === 'm' && to === '#/m/' + enc(r.a[1] || '')) || (r.a[0] === 'statements' && to === (r.q.c && AGAINST && !r.q.by ? '#/statements?c=1' : '#/statements?by=' + by)) || (r.a[0] === 's' && to === '#/statements?by=table');
  const A = (to, t, n, sub) => '<li' + (sub ? ' class="in"' : '') + '><a href="' + h(to) + '"' + (cur(to) ? ' aria-current="page"' : '') + '><span class="nm">' + h(t) + '</span>' + (n != null && n !== '' ? '<span class="n">' + n + '</span>' : '') + '</a></li>';
  const group = (t, items) => '<h2>' + t + '</h2><ul>' + items.join('') + '</ul>';
  const few = T.length <= 20 ? T : T.filter(t => touched.has(t.name)).slice(0, 20), broken = D.rolling ? D.rolling.oldOnNew.filter(b => BREAK[b.what][0]).length : 0;
  $('#nav').innerHTML = '<ul>' + A('#/', 'Verdict') + (DEC.length ? '<li class="in"><a href="' + go(DEC[0].where) + '">Decide<span class="n">' + DEC.length + '</span></a></li>' : '') + (KNO.length ? A('#/?know', 'Know', KNO.length, 1) : '') + A('#/findings', 'Findings', open.length) + (D.rolling ? A('#/rolling', 'Rolling deploy', broken ? broken + ' ≠' : '') : '') + '</ul>'
    + group('Migrations', MG.length ? MG.slice(0, 12).map(m => A(m.go, m.id + ' ' + m.title, most(m) ? most(m) + ' wait' : '')).concat(MG.length > 12 ? A('#/migrations', 'All ' + MG.length) : []) : [A('#/migrations', 'None new')])
    + group('Statements', [A('#/statements?by=table', 'By table', N), A('#/statements?by=finding', 'By finding', S.filter(s => s.findings.length).length), A('#/statements?by=method', 'By method')].concat(AGAINST ? A('#/statements?c=1', 'Changed ' + SINCE, changed.length) : []))
    + group('Tables', [A('#/erd', T.length > few.length ? 'All ' + T.length : 'Diagram')].concat(few.map(t => A('#/t/' + enc(t.name), short(t.name), t.rows == null ? '' : big(t.rows)))));
}
function draw() {
  const r = parse(), k = Object.prototype.hasOwnProperty.call(V, r.a[0]) ? r.a[0] : '', [title, html] = V[k](r.a.slice(1), r.q);
  main.innerHTML = html;
  main.setAttribute('data-view', k || 'verdict');
  document.title = title + ': ' + D.name + (D.release ? ' ' + D.release : '') + ' review';
  nav(r);
  $('#nav').classList.remove('open');
  $('#menu').setAttribute('aria-expanded', 'false');
  cursor = -1;
  if (/^(dark|light)$/.test(r.q.theme || '')) document.documentElement.dataset.theme = r.q.theme;
  if (k !== 'search') { $('#q').value = ''; back = location.hash || '#/'; } else if ($('#q').value !== (r.q.q || '')) $('#q').value = r.q.q || '';
  if (last !== null && k !== 'search' && last !== r.path) { scrollTo(0, 0); const t = main.querySelector('h1'); t && t.focus({preventScroll: true}); }
  if (k === 'm' && r.a[2]) { const e = document.getElementById('n' + r.a[2]); e && last !== null && last.startsWith('m/') && e.scrollIntoView({block: 'center'}); }
  if (k === 'statements' && last === r.path) live.textContent = (main.querySelector('[data-test=count]') || {}).textContent;
  if (k === 'search') { live.textContent = main.querySelector('[data-test=hits]').textContent; pick(0); }
  if (k === '' && 'know' in r.q) { const e = $('#know'); if (e) { e.scrollIntoView({block: 'center'}); e.querySelector('a').focus({preventScroll: true}); } }
  if (focusOn) { const e = main.querySelector('[data-test="' + CSS.escape(focusOn) + '"]') || [...main.querySelectorAll('.chip')].find(b => b.textContent === focusOn); e && e.focus(); focusOn = ''; }
  last = r.path;
}
const list = () => [...document.querySelectorAll(parse().a[0] === 'search' ? '.hit' : 'tr[data-go]')];
function preview(e) {
  const pv = $('#pv');
  if (!pv || !e) return;
  const p = e.getAttribute('href').split('/').map(dec), s = BY.get(p[2]), x = MS.find(m => m.go === e.getAttribute('href'));
  if (p[1] === 's' && s) pv.innerHTML = '<h3>' + h(s.id) + '</h3><pre class="sql">' + sqlL(s.text) + '</pre><p style="margin-top:10px" class="dim">' + h(s.rows) + '. Waits for ' + (s.waits.map(m => h(m.id)).join(', ') || 'no migration of this release') + '.</p>';
  else if (p[1] === 't' && TB.has(p[2])) { const lit = {[p[2]]: 'this table'}; pv.innerHTML = '<h3>' + h(short(p[2])) + '</h3>' + erdTall(around(lit, 7), lit, 'Tables'); }
  else if (x) pv.innerHTML = '<h3>' + h(x.id) + '</h3><pre class="sql">' + sqlL(x.text) + '</pre><p class="dim" style="margin-top:10px">' + x.all.size + ' of ' + N + ' statements wait.</p>';
  else pv.innerHTML = '';
}
function pick(i) {
  const l = list();
  if (!l.length) return;
  l.forEach(x => x.classList.remove('sel'));
  cursor = Math.max(0, Math.min(i, l.length - 1));
  l[cursor].classList.add('sel');
  preview(l[cursor]);
  if (i > 0 || cursor) l[cursor].scrollIntoView({block: 'nearest'});
}
function step(d) {
  const r = parse();
  if (r.a[0] === 's') { const i = order.indexOf(r.a[1]) + d; if (i >= 0 && order[i]) location.hash = '#/s/' + enc(order[i]); } else pick(cursor + d);
}
const root = document.documentElement;
function turnTheme() {
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  stored('review-theme', root.dataset.theme);
}
let keysOn = stored('review-keys') !== 'off';
$('#keys').checked = keysOn;
$('#keys').onchange = e => { keysOn = e.target.checked; stored('review-keys', keysOn ? 'on' : 'off'); };
const theme = stored('review-theme');
if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
addEventListener('hashchange', draw);
addEventListener('keydown', e => {
  if (e.ctrlKey || e.metaKey || e.altKey || $('#help').open) return;
  const k = e.key;
  if (e.target.id === 'q') {
    if (k === 'ArrowDown' || k === 'ArrowUp') { e.preventDefault(); pick(cursor + (k === 'ArrowDown' ? 1 : -1)); }
    else if (k === 'Enter') { e.preventDefault(); const l = list(); if (parse().a[0] === 'search' && l[cursor]) location.hash = l[cursor].getAttribute('href'); e.target.blur(); }
    else if (k === 'Escape') { location.hash = back; e.target.blur(); }
    return;
  }
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
  if (k === 'Escape' && parse().a[0] === 'search') location.hash = back;
  else if (k === 'Enter' && cursor >= 0 && !e.target.closest('a,button,summary')) { const l = list()[cursor]; l && (location.hash = l.dataset.go || l.getAttribute('href')); }
  else if (!keysOn) return;
  else if (k === '/') { e.preventDefault(); $('#q').focus(); }
  else if (k === 'j') step(1);
  else if (k === 'k') step(-1);
  else if (k === 'f') location.hash = '#/findings';
  else if (k === 'h') location.hash = '#/';
  else if (k === 't') turnTheme();
  else if (k === '?') $('#help').showModal();
  else if (k === 'c' && AGAINST) { const r = parse(), q = r.a[0] === 'statements' ? r.q : {}; location.hash = frag('statements', Object.assign({}, q, {c: q.c ? '' : '1'})); }
});
$('.find').addEventListener('submit', e => e.preventDefault());
$('#q').addEventListener('input', e => { const v = e.target.value; history.replaceState(null, '', v ? frag('search', {q: v}) : back); draw(); e.target.focus(); });
if (matchMedia('(max-width:700px)').matches) $('#q').placeholder = 'Search';
$('#theme').onclick = turnTheme;
$('#helpb').onclick = () => $('#help').showModal();
$('#menu').onclick = () => { const o = $('#nav').classList.toggle('open'); $('#menu').setAttribute('aria-expanded', o); };
document.addEventListener('change', e => {
  if (e.target.id === 'lit') location.hash = '#/erd' + (e.target.value ? '?' + e.target.value : '');
  if (e.target.dataset.pick) { focusOn = 'pick-' + e.target.dataset.pick; location.hash = frag('statements', Object.assign({}, parse().q, {[e.target.dataset.pick]: e.target.value})); }
});
let printed;
addEventListener('beforeprint', () => { printed = root.dataset.theme; root.dataset.theme = 'light'; });
addEventListener('afterprint', () => { if (printed) root.dataset.theme = printed; else delete root.dataset.theme; });
function toast(t) { const d = document.createElement('div'); d.className = 'toast'; d.textContent = t; document.body.append(d); live.textContent = t; setTimeout(() => d.remove(), 1600); }
function copied(s, what) {
  const types = s.parameters.map(p => p.sent).join(', '), name = '"' + s.id.replace(/"/g, '""') + '"', p = 'prepare ' + name + (types ? ' (' + types + ')' : '') + ' as\n' + s.text + ';', f = s.findings.find(x => !x.accepted), rule = f ? f.rule : 'RULE';
  return {psql: p, explain: p + '\nset plan_cache_mode = force_generic_plan;\nexplain (verbose, settings) execute ' + name + (s.parameters.length ? '(' + s.parameters.map(() => 'null').join(', ') + ')' : '') + ';', accept: s.file ? '-- accept: ' + rule + ' "REASON" until VERSION' : rule + ' ' + s.id + ' "REASON" until VERSION'}[what];
}
document.addEventListener('click', e => {
  const n = e.target.closest('[data-nav]');
  if (n) { focusOn = n.dataset.test || n.textContent; location.hash = n.dataset.nav; return; }
  const c = e.target.closest('[data-copy]');
  if (c) {
    const x = copied(BY.get(parse().a[1]), c.dataset.copy), done = () => toast('Copied');
    if (navigator.clipboard) navigator.clipboard.writeText(x).then(done, () => toast('The browser refused the copy'));
    else { const a = document.createElement('textarea'); a.value = x; document.body.append(a); a.select(); document.execCommand('copy'); a.remove(); done(); }
    return;
  }
  const tr = e.target.closest('tr[data-go]');
  if (tr && !e.target.closest('a,button,summary') && !String(getSelection())) location.hash = tr.dataset.go;
});
const hp = (p, on) => document.querySelectorAll('.sql .p').forEach(x => x.classList.toggle('on', on && x.dataset.p === p));
const mxHi = (t, on) => { const c = t.closest('.mxw td,.mxw th.c'); if (!c) return; const i = c.cellIndex; c.closest('table').querySelectorAll('tr').forEach(x => { const y = x.cells[i]; y && !x.closest('tfoot') && y.classList.toggle('hi', on); }); };
const over = on => e => { if (!e.target.closest) return; mxHi(e.target, on); const t = e.target.closest('[data-p],[data-hp]'); if (t) hp(t.dataset.p || t.dataset.hp, on); };
[['focusin', true], ['mouseover', true], ['focusout', false], ['mouseout', false]].forEach(([n, on]) => document.addEventListener(n, over(on)));
$('#counts').innerHTML = LEVELS.map(l => '<a href="#/findings"><b>' + lv(open, l) + '</b> ' + low(l) + (lv(open, l) === 1 ? '' : 's') + '</a>').join('');
root.classList.add('js');
draw();
