/* What review.json says, in the shapes that the views need. Nothing here is computed anew: who waits for what stands in the facts. */
const D = JSON.parse(document.getElementById('facts').textContent);
const $ = s => document.querySelector(s), main = $('#main'), live = $('#live');
const enc = encodeURIComponent;
const h = x => String(x == null ? '' : x).replace(/[&<>"']/g, c => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'}[c]));
const pl = (n, a, b) => n + ' ' + (n === 1 ? a : b || a + 's');
const low = x => x.toLowerCase().replace(/_/g, ' ');
const short = t => t.startsWith('public.') ? t.slice(7) : t;
const MODE = {ACCESS_SHARE: 'AccessShare', ROW_SHARE: 'RowShare', ROW_EXCLUSIVE: 'RowExclusive', SHARE_UPDATE_EXCLUSIVE: 'ShareUpdateExclusive', SHARE: 'Share', SHARE_ROW_EXCLUSIVE: 'ShareRowExclusive', EXCLUSIVE: 'Exclusive', ACCESS_EXCLUSIVE: 'AccessExclusive'};
const MODES = Object.keys(MODE);
const big = n => {
  for (const [u, s] of [[1e9, ' G'], [1e6, ' M'], [1e3, ' k']]) if (n >= u) return String(Math.floor(n / u * 10) / 10) + s;
  return String(n);
};
const AGAINST = D.against || '', SINCE = AGAINST ? 'since ' + AGAINST : '';

const S = D.statements.map(r => {
  const s = Object.assign({}, r.statement), a = r.access;
  s.access = a;
  s.plan = r.plan;
  s.findings = r.findings;
  s.change = D.changes.statements[s.id];
  if (s.file) s.purpose = s.purpose.replace(' (' + s.file.replace(/:\d+$/, '') + ')', '');
  s.rw = a.writes.length || a.cascades.length ? 'write' : 'read';
  s.touches = new Set([].concat(a.reads, a.writes, a.cascades, a.checks, a.locks.map(l => l.table)));
  s.waits = [];
  return s;
});
const BY = new Map(S.map(s => [s.id, s])), N = S.length;
const T = D.tables, TB = new Map(T.map(t => [t.name, t]));
T.forEach(t => {
  t.into = [];
  t.news = D.changes.tables[t.name] || {columns: [], indexes: []};
});
T.forEach(t => t.foreignKeys.forEach(k => TB.has(k.target) && TB.get(k.target).into.push([t, k])));

const MG = D.migrations.filter(m => m.isNew || !AGAINST), MS = [], MW = new Map();
MG.forEach(m => {
  const v = /^V([^_].*?)__(.*)\.sql$/.exec(m.file);
  m.id = v ? 'V' + v[1].replace(/_/g, '.') : m.file.replace(/\.sql$/, '');
  m.title = v ? v[2].replace(/_/g, ' ') : '';
  m.go = '#/m/' + enc(m.file);
  m.statements.forEach(x => {
    x.mig = m;
    x.id = m.id + '.' + x.number;
    x.where = m.file + '#' + x.number;
    x.go = m.go + '/' + x.number;
    x.own = new Set(x.waits);
    x.all = new Set(x.waits.concat(x.waitsHeld));
    x.all.forEach(i => BY.has(i) && BY.get(i).waits.push(x));
    MS.push(x);
    MW.set(x.where, x);
  });
});
const cell = (x, s) => x.own.has(s.id) ? 'new' : x.all.has(s.id) ? 'held' : '';
const writers = x => [...x.all].filter(i => BY.has(i) && BY.get(i).rw === 'write').length;
const worst = MS.reduce((a, x) => !a || x.all.size > a.all.size ? x : a, null);

const LEVELS = ['ERROR', 'WARNING', 'NOTE'];
const FRESH = new Set(D.changes.findings.map(f => f.rule + ' ' + f.where));
const F = [].concat(...S.map(s => s.findings), ...D.migrations.map(m => [].concat(...m.statements.map(x => x.findings))), ...T.map(t => t.findings));
F.forEach(f => f.fresh = AGAINST && FRESH.has(f.rule + ' ' + f.where));
F.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.where < b.where ? -1 : a.where > b.where ? 1 : 0));
const open = F.filter(f => !f.accepted), accd = F.filter(f => f.accepted);
const RULES = [...new Set(F.map(f => f.rule))];
const lv = (l, x) => l.filter(f => f.level === x).length;
const sum = l => LEVELS.map(x => pl(lv(l, x), low(x))).join(', ');
const DEC = D.verdict.items.filter(v => v.level === 'DECIDE'), KNO = D.verdict.items.filter(v => v.level === 'KNOW');
const changed = S.filter(s => s.change), same = N - changed.length;

const USES = new Map();
S.forEach(s => {
  const walk = n => {
    if (n.index) (USES.get(n.index) || USES.set(n.index, new Set()).get(n.index)).add(s.id);
    n.children.forEach(walk);
  };
  s.plan && walk(s.plan);
});
const home = s => s.table && TB.has(s.table) ? s.table : (T.find(t => short(t.name) === s.id.split('.')[0]) || {name: ''}).name;
const HOMES = T.map(t => t.name).concat('');
const homeName = t => t ? short(t) : 'no table of its own';
const reads = (s, t) => s.access.reads.includes(t), writes = (s, t) => s.access.writes.includes(t) || s.access.cascades.includes(t);
/* where a finding or a verdict leads to */
const go = w => BY.has(w) ? '#/s/' + enc(w) : TB.has(w) ? '#/t/' + enc(w) : MW.has(w) ? MW.get(w).go : {rolling: '#/rolling', findings: '#/findings', statements: '#/statements?c=1'}[w] || '#/findings';
const named = w => MW.has(w) ? MW.get(w).id : TB.has(w) ? short(w) : w;
const BREAK = {FAILS: ['error', 'fails'], OTHER_COLUMNS: ['error', 'other result columns: wrong data'], MORE_COLUMNS: ['', 'more result columns, at the end: harmless'], LACKS_COLUMN: ['error', 'leaves out a column that a row must have'], MAY_BE_REFUSED: ['warning', 'a new constraint, key or trigger can refuse what it writes']};
