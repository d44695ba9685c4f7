/* The ladder: which locks a migration has, statement by statement, and how many wait. The matrix: who waits. */
const WIDE = {SECONDS: 2.2, MINUTES: 3.1, HOURS: 3.8};
const lockClass = m => m === 'ACCESS_EXCLUSIVE' ? 'x' : MODES.indexOf(m) <= MODES.indexOf('SHARE_UPDATE_EXCLUSIVE') ? 'ok' : '';
const meter = (r, w) => '<span class="mt" role="img" aria-label="' + r + ' that read, ' + w + ' that write, of ' + N + '"><i class="r" style="width:' + r / N * 100 + '%"></i><i class="w" style="width:' + w / N * 100 + '%"></i></span><span class="dim">' + r + ' read, ' + w + ' write</span>';
const head = x => x.text.replace(/^\s*(--[^\n]*\n\s*)*/, '').split(/\s+/).slice(0, 2).join(' ');
const cls = x => x.duration ? low(x.duration) : '';
const LADDER = 9;
/* Statements of a migration that are worth a column: those with locks, the most waited for where there are too many. */
function steps(m) {
  const l = m.statements.filter(x => x.locks.length || x.failed);
  if (l.length <= LADDER) return l.length || m.statements.length > LADDER ? m.statements.length <= LADDER ? m.statements : l : m.statements;
  const best = new Set(l.slice().sort((a, b) => b.all.size - a.all.size || a.number - b.number).slice(0, LADDER));
  return l.filter(x => best.has(x));
}
function ladder(m) {
  const st = steps(m), w = x => WIDE[x.duration] || (x.locks.length ? 1.9 : 1), at = i => i + 2, endCol = st.length + 2;
  let o = '<div class="lg" style="grid-template-columns:minmax(68px,max-content) ' + st.map(x => 'minmax(0,' + w(x) + 'fr)').join(' ') + ' 62px"><div></div>' + st.map(x => '<div class="h"><b>' + h(x.id) + '</b> <span class="q">' + h(head(x)) + '</span><br>' + h(cls(x)) + '</div>').join('') + '<div class="h"><b>' + (m.transaction ? 'commit' : 'done') + '</b></div>', row = 2;
  const tables = [...new Set([].concat(...st.map(x => x.locks.map(l => l.table))))].sort();
  tables.forEach(t => {
    o += '<div class="lb" style="grid-row:' + row + ';grid-column:1">' + tlink(t) + '</div>';
    for (let i = 0; i <= st.length; i++) o += '<div class="cell" style="grid-row:' + row + ';grid-column:' + at(i) + '"></div>';
    /* in a transaction a lock lasts to the commit; a stronger one takes its place */
    const from = st.map((x, i) => [i, x.locks.filter(l => l.table === t).map(l => l.mode).sort((a, b) => MODES.indexOf(b) - MODES.indexOf(a))[0]]).filter(e => e[1]);
    let strongest = -1;
    const bars = from.filter(e => { const r = MODES.indexOf(e[1]); if (m.transaction && r <= strongest) return false; strongest = r; return true; });
    bars.forEach(([i, mode], k) => {
      const end = m.transaction ? k + 1 < bars.length ? at(bars[k + 1][0]) : endCol : at(i) + 1, span = end - at(i);
      const tot = st.slice(i, i + span).reduce((a, x) => a + w(x), 0);
      o += '<div class="lk ' + lockClass(mode) + '" style="grid-row:' + row + ';grid-column:' + at(i) + '/' + end + '" title="' + h(short(t) + ' ' + MODE[mode]) + '"><span class="own" style="flex:' + (span > 1 ? '0 0 ' + w(st[i]) / tot * 100 + '%' : '1') + '">' + MODE[mode] + '</span>' + (span > 1 ? '<span class="held">held until the commit</span>' : '') + '</div>';
    });
    row++;
  });
  o += '<div class="lb" style="grid-row:' + row + '">waiting</div>' + st.map(x => '<div class="wt" style="grid-row:' + row + '"><b>' + x.all.size + '</b>' + (x.all.size ? meter(x.all.size - writers(x), writers(x)) : '') + '</div>').join('') + '<div class="wt" style="grid-row:' + row + '"><b>0</b></div></div>';
  const lk = (l, held) => '<div class="lk ' + lockClass(l.mode) + '"><span class="' + (held ? 'held' : 'own') + '">' + h(short(l.table)) + ' ' + MODE[l.mode] + (held ? ', still held' : '') + '</span></div>';
  const item = (a, b, n, bars) => '<li><div class="hh"><span><b>' + h(a) + '</b> ' + h(b) + '</span><span class="nn"><b>' + n + '</b> wait</span></div>' + bars + '</li>';
  return o + '<ol class="lgv">' + st.map(x => item(x.id, head(x) + (cls(x) ? ', ' + cls(x) : ''), x.all.size, x.locks.map(l => lk(l)).join('') + x.held.map(l => lk(l, 1)).join(''))).join('') + item(m.transaction ? 'commit' : 'done', 'all locks given back', 0, '') + '</ol>' + (st.length < m.statements.length ? '<p class="dim" style="margin:8px 0 0">' + st.length + ' of ' + m.statements.length + ' statements are shown: those with locks' + (st.length === LADDER ? ', the most waited for' : '') + '.</p>' : '');
}
const CELL = {'new': 'waits', held: 'waits, lock held from before', '': 'goes on'};
const cx = (c, title) => '<span class="cx ' + c + '" title="' + h(title) + '" aria-hidden="true">' + (c ? '' : '·') + '</span><span class="sr">' + CELL[c] + '</span>';
const KEY = '<div class="key"><span><span class="cx new"></span>waits for this statement’s lock</span><span><span class="cx held"></span>waits for a lock held from before</span><span><span class="cx">·</span>goes on</span></div>';
const MATRIX = 60;
function matrix(m) {
  const ms = m.statements.filter(x => x.locks.length);
  if (!ms.length) return '<p class="dim">No statement of it takes a lock of a table.</p>';
  const groups = HOMES.map(g => S.filter(s => home(s) === g)).filter(g => g.length);
  const flatS = [].concat(...groups), waiting = flatS.filter(s => ms.some(x => x.all.has(s.id)));
  const tall = rows => '<table class="mx"><thead><tr><th></th>' + ms.map(x => '<th scope="col" style="padding:0 6px">' + mlink(x) + '</th>').join('') + '</tr></thead><tbody>' + rows + '</tbody></table>';
  const rest = '<p class="dim">' + (N - waiting.length) + ' more wait for none.</p>';
  if (N > MATRIX || ms.length > 12) {
    /* statements of a table that wait for the same are one row */
    const fold = new Map();
    waiting.forEach(s => { const k = home(s) + '|' + ms.map(x => cell(x, s)).join(); (fold.get(k) || fold.set(k, []).get(k)).push(s); });
    const rows = [...fold.values()].map(l => '<tr><th scope="row">' + h(homeName(home(l[0]))) + ': ' + (l.length > 3 ? '<details style="display:inline"><summary>' + l.length + ' statements</summary>' + l.map(s => link(s.id)).join(', ') + '</details>' : l.map(s => link(s.id)).join(', ')) + '</th>' + ms.map(x => '<td>' + cx(cell(x, l[0]), pl(l.length, 'statement') + ' ' + CELL[cell(x, l[0])] + ' (' + x.id + ')') + '</td>').join('') + '</tr>');
    return '<div class="scroll" data-test="matrix" tabindex="0" role="region" aria-label="Matrix of migration statements and groups of statements">' + tall(rows.join('')) + '</div>' + rest + KEY;
  }
  const first = new Set(groups.slice(1).map(g => g[0].id)), gap = s => first.has(s.id) ? ' gap' : '', nm = s => home(s) && s.id.startsWith(short(home(s)) + '.') ? s.id.slice(short(home(s)).length + 1) : s.id;
  return '<div class="mxw scroll" data-test="matrix" tabindex="0" role="region" aria-label="Matrix of migration statements and catalogue statements"><table class="mx"><thead><tr><th><span class="sr">Migration statement</span></th>' + flatS.map(s => '<th scope="col" class="c' + gap(s) + '"><a href="#/s/' + enc(s.id) + '">' + h(nm(s)) + '</a></th>').join('') + '</tr></thead><tbody>' + ms.map(x => '<tr><th scope="row">' + mlink(x) + '</th>' + flatS.map(s => '<td class="' + gap(s) + '">' + cx(cell(x, s), s.id + ' ' + CELL[cell(x, s)] + ' (' + x.id + ')') + '</td>').join('') + '</tr>').join('') + '</tbody><tfoot><tr><th></th>' + groups.map((g, i) => '<th colspan="' + g.length + '" class="' + (i ? 'gap' : '') + '">' + (home(g[0]) ? g.length > 5 ? h(short(home(g[0]))) + ' <span class="dim">' + g.length + '</span>' : h(short(home(g[0]))) : 'other') + '</th>').join('') + '</tr></tfoot></table></div><div class="mxv"><div class="scroll">' + tall(waiting.map(s => '<tr><th scope="row">' + link(s.id) + '</th>' + ms.map(x => '<td>' + cx(cell(x, s), s.id + ' ' + CELL[cell(x, s)]) + '</td>').join('') + '</tr>').join('')) + '</div>' + rest + '</div>' + KEY;
}
