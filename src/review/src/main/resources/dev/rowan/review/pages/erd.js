/* Tables and their foreign keys. Layer: the longest way from a table that refers to none; order by the middle of the neighbours. */
function layers(ts) {
  const inn = new Set(ts.map(t => t.name)), ly = new Map(), busy = new Set();
  const dep = t => {
    if (ly.has(t.name)) return ly.get(t.name);
    if (busy.has(t.name)) return -1; /* a cycle */
    busy.add(t.name);
    const d = t.foreignKeys.filter(k => k.target !== t.name && inn.has(k.target)).reduce((a, k) => Math.max(a, dep(TB.get(k.target)) + 1), 0);
    busy.delete(t.name);
    ly.set(t.name, d);
    return d;
  };
  ts.forEach(dep);
  const L = [], pos = new Map();
  if (!ts.some(t => ly.get(t.name))) { /* no keys: as a grid of four across */
    const high = Math.ceil(ts.length / 4);
    for (let i = 0; i < ts.length; i += high) L.push(ts.slice(i, i + high));
    return L;
  }
  ts.forEach(t => (L[ly.get(t.name)] = L[ly.get(t.name)] || []).push(t));
  const rows = L.filter(Boolean);
  rows.forEach((r, i) => {
    const mid = t => { const ks = t.foreignKeys.filter(k => pos.has(k.target)); return ks.length ? ks.reduce((s, k) => s + pos.get(k.target), 0) / ks.length : 0; };
    if (i) r.sort((a, b) => mid(a) - mid(b) || (a.name < b.name ? -1 : 1));
    r.forEach((t, j) => pos.set(t.name, j));
  });
  return rows;
}
const isPk = (t, c) => t.indexes.some(i => i.primary && new RegExp('[( ]' + c.name.replace(/[^\w]/g, '\\$&') + '[,) ]').test(i.definition));
const isFk = (t, c) => t.foreignKeys.some(k => k.columns.includes(c.name));
const badge = (t, c) => isPk(t, c) ? 'PK' : isFk(t, c) ? 'FK' : t.indexes.some(i => i.unique && /^\w+ \(/.test(i.definition) && i.definition.includes('(' + c.name + ')')) ? 'UQ' : '';
const clip = (s, n) => s.length > n ? s.slice(0, n - 1) + '…' : s;
const under = (t, l) => l || pl(t.indexes.length, 'index', 'indexes') + (t.news.columns.length || t.news.indexes.length ? ', changed' : '');
function box(t, x, y, W, H, l, cls, body) {
  return '<a href="#/t/' + enc(t.name) + '" aria-label="table ' + h(short(t.name)) + (l ? ', ' + h(l) : '') + '"><g class="' + cls + '"><rect class="bx" x="' + x + '" y="' + y + '" width="' + W + '" height="' + H + '" rx="7"/><text class="hd" x="' + (x + 12) + '" y="' + (y + 20) + '">' + h(clip(short(t.name), 24)) + '</text>' + (t.rows != null ? '<text class="mu" text-anchor="end" x="' + (x + W - 12) + '" y="' + (y + 20) + '">' + big(t.rows) + ' rows</text>' : '') + '<text class="' + (l ? 'lt' : 'mu') + '" x="' + (x + 12) + '" y="' + (y + 37) + '">' + h(clip(under(t, l), 34)) + '</text>' + body + '</g></a>';
}
const state = (lit, t) => lit ? lit[t.name] ? 'lit' : 'off' : '';
/* One above the other with keys as brackets at the left: any graph, any width. */
function erdTall(ts, lit, label) {
  const rows = [].concat(...layers(ts)), W = 262, H = 46, G = 30, at = new Map(rows.map((t, i) => [t.name, i]));
  const keys = [].concat(...rows.map(t => [...new Map(t.foreignKeys.filter(k => at.has(k.target) && k.target !== t.name).map(k => [k.target, k])).values()].map(k => [t, k]))), far = Math.max(1, ...keys.map(([t, k]) => Math.abs(at.get(t.name) - at.get(k.target))));
  const P = 16, X = P + (far > 1 ? Math.min(far, 5) * 11 : 0), Y = i => P + i * (H + G);
  let o = '';
  keys.forEach(([t, k]) => {
    const a = at.get(t.name), b = at.get(k.target), on = lit && lit[t.name] && lit[k.target] ? ' lit' : '', twins = t.foreignKeys.filter(x => x.target === k.target).length, txt = twins > 1 ? twins + ' keys' : clip(k.name + (k.onDelete === 'no action' ? '' : ', ' + k.onDelete), 38);
    if (a === b + 1) {
      const x = X + 22;
      o += '<path class="ed' + on + '" d="M' + x + ' ' + (Y(b) + H) + 'V' + Y(a) + 'M' + (x - 6) + ' ' + Y(a) + 'L' + x + ' ' + (Y(a) - 9) + 'L' + (x + 6) + ' ' + Y(a) + 'M' + (x - 5) + ' ' + (Y(b) + H + 5) + 'h10"/><text class="mu" x="' + (x + 14) + '" y="' + (Y(b) + H + 19) + '">' + h(txt) + '</text>';
    } else {
      const y1 = Y(b) + 32, y2 = Y(a) + 14, x = X - Math.min(Math.abs(a - b), 5) * 10;
      o += '<path class="ed' + on + '" d="M' + X + ' ' + y1 + 'H' + x + 'V' + y2 + 'H' + X + 'M' + X + ' ' + (y2 - 5) + 'l-8 5l8 5M' + (X - 5) + ' ' + (y1 - 4) + 'v8"><title>' + h(txt) + '</title></path>';
    }
  });
  rows.forEach((t, i) => o += box(t, X, Y(i), W, H, lit && lit[t.name], state(lit, t), ''));
  const w = X + W + P, hh = Y(rows.length) - G + P;
  return '<svg class="erd" role="group" aria-label="' + h(label) + '" viewBox="0 0 ' + w + ' ' + hh + '" style="max-width:' + w + 'px">' + o + '</svg>';
}
/* Side by side with columns. */
function erdWide(ts, lit, label) {
  const rows = layers(ts), W = 258, G = 92, RH = 20, HD = 46, P = 18, most = ts.length > 6 ? 6 : 14, pos = new Map();
  const cols = t => {
    const keys = t.columns.filter(c => isPk(t, c) || isFk(t, c)), others = t.columns.filter(c => !keys.includes(c)), news = others.filter(c => t.news.columns.includes(c.name));
    const pick = new Set(keys.concat(news, others.filter(c => !news.includes(c))).slice(0, most));
    return t.columns.filter(c => pick.has(c));
  };
  const H = t => HD + cols(t).length * RH + (t.columns.length > cols(t).length ? RH : 0) + 8;
  let maxH = 0;
  rows.forEach((r, i) => { let y = P; r.forEach(t => { pos.set(t.name, {x: P + i * (W + G), y}); y += H(t) + 28; maxH = Math.max(maxH, y - 28); }); });
  const maxW = P + rows.length * (W + G) - G, yOf = (t, col) => { const i = cols(t).findIndex(c => c.name === col); return pos.get(t.name).y + (i < 0 ? 26 : HD + i * RH + 10); };
  let o = '';
  ts.forEach(t => t.foreignKeys.forEach(k => {
    const a = pos.get(t.name), b = pos.get(k.target);
    if (!b || k.target === t.name) return;
    const on = lit && lit[t.name] && lit[k.target] ? ' lit' : '', y1 = yOf(TB.get(k.target), k.targetColumns[0]), y2 = yOf(t, k.columns[0]);
    const right = a.x > b.x, x1 = right ? b.x + W : b.x, x2 = right ? a.x : a.x + W, s = right ? 1 : -1, mx = (x1 + x2) / 2;
    o += '<path class="ed' + on + '" d="M' + x1 + ' ' + y1 + 'C' + mx + ' ' + y1 + ' ' + mx + ' ' + y2 + ' ' + x2 + ' ' + y2 + 'M' + x2 + ' ' + (y2 - 6) + 'L' + (x2 - 10 * s) + ' ' + y2 + 'L' + x2 + ' ' + (y2 + 6) + 'M' + (x1 + 5 * s) + ' ' + (y1 - 5) + 'v10"><title>' + h(k.name) + '</title></path>' + (Math.abs(x2 - x1) <= G && k.onDelete !== 'no action' ? '<text class="mu" text-anchor="middle" x="' + mx + '" y="' + (Math.min(y1, y2) - 8) + '">' + h(k.onDelete) + '</text>' : '');
  }));
  ts.forEach(t => {
    const p = pos.get(t.name), cs = cols(t);
    let body = '';
    cs.forEach((c, i) => {
      const y = p.y + HD + i * RH + 14, isNew = t.news.columns.includes(c.name);
      const type = clip(c.type.replace('character varying', 'varchar').replace('timestamp with time zone', 'timestamptz') + (c.nullable ? ' ?' : ''), Math.max(8, 30 - c.name.length));
      body += '<text x="' + (p.x + 12) + '" y="' + y + '" class="mu">' + badge(t, c) + '</text><text x="' + (p.x + 40) + '" y="' + y + '" style="font-size:12.5px"' + (isNew ? ' class="nw_"' : '') + '>' + (isNew ? '+ ' : '') + h(clip(c.name, 22)) + '</text><text class="mu" text-anchor="end" x="' + (p.x + W - 12) + '" y="' + y + '">' + h(type) + '</text>';
    });
    if (cs.length < t.columns.length) body += '<text class="mu" x="' + (p.x + 40) + '" y="' + (p.y + HD + cs.length * RH + 14) + '">and ' + (t.columns.length - cs.length) + ' more</text>';
    o += box(t, p.x, p.y, W, H(t), lit && lit[t.name], state(lit, t), body);
  });
  return '<div class="scroll"><svg class="erd" role="group" aria-label="' + h(label) + '" viewBox="0 0 ' + (maxW + P) + ' ' + (maxH + P) + '" style="max-width:' + (maxW + P) + 'px;min-width:' + Math.round((maxW + P) * .8) + 'px">' + o + '</svg></div>';
}
/* What a statement does to each table. */
function litOf(s) {
  const a = s.access, r = {}, put = (l, w) => l.forEach(t => r[t] = r[t] || w);
  put(a.writes, 'written');
  put(a.cascades, 'written by cascade');
  put(a.reads, a.locks.some(l => l.mode === 'ROW_SHARE') ? 'read, rows locked' : 'read');
  put(a.checks, 'key checked');
  put(a.locks.map(l => l.table), 'locked');
  return r;
}
/* The lit tables, and what is next to them, as far as there is room. */
function around(lit, most) {
  const names = new Set(Object.keys(lit).filter(t => TB.has(t)));
  [...names].forEach(n => { const t = TB.get(n); t.foreignKeys.map(k => k.target).concat(t.into.map(e => e[0].name)).forEach(x => names.size < most && TB.has(x) && names.add(x)); });
  return T.filter(t => names.has(t.name)).slice(0, most);
}
