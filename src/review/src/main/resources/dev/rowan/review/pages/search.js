/* Search: a subsequence, better at starts of words, best when contiguous; else a word of the SQL or the comment. */
const IDX = [];
S.forEach(s => IDX.push({n: s.id, x: s.text + ' ' + s.purpose, go: '#/s/' + enc(s.id), ty: 'statement, ' + s.rw + 's', b: 3, d: s.purpose}));
T.forEach(t => {
  const to = '#/t/' + enc(t.name), n = short(t.name);
  IDX.push({n, x: t.comment || '', d: t.comment || '', go: to, ty: t.kind, b: 6});
  t.columns.forEach(c => IDX.push({n: n + '.' + c.name, x: c.comment || '', d: c.type + (c.comment ? ': ' + c.comment : ''), go: to, ty: 'column', b: 0}));
  t.indexes.forEach(i => IDX.push({n: i.name, x: i.definition, d: 'on ' + n + ' ' + i.definition, go: to, ty: 'index', b: 0}));
});
MS.forEach(m => IDX.push({n: m.id, x: m.text, d: m.text.replace(/\s+/g, ' '), go: m.go, ty: 'migration', b: 4}));
F.forEach(f => IDX.push({n: f.rule + ' ' + named(f.where), x: f.message, d: f.message, go: go(f.where), ty: 'finding, ' + (f.accepted ? 'accepted' : 'open'), b: 2}));
[['Rolling deploy', '#/rolling'], ['Findings', '#/findings'], ['Tables and ERD', '#/erd'], ['Migrations', '#/migrations']].forEach(v => IDX.push({n: v[0], x: '', d: '', go: v[1], ty: 'page', b: 1}));
IDX.forEach(e => { e.ln = e.n.toLowerCase(); e.lx = e.x.toLowerCase(); });
const starts = (n, i) => i === 0 || /[^a-z]/i.test(n[i - 1]) || /[A-Z]/.test(n[i]);
function fz(q, n, a) {
  const i = a.indexOf(q);
  if (i >= 0) return [60 - n.length * .2 + (i === 0 ? 20 : starts(n, i) ? 12 : 0) + (a === q ? 30 : 0), Array.from(q, (_, k) => i + k)];
  if (q.length < 3) return null;
  let best = null;
  for (let st = a.indexOf(q[0]); st >= 0; st = a.indexOf(q[0], st + 1)) {
    let p = st, sc = 0, ok = true;
    const at = [st];
    for (let k = 1; k < q.length; k++) {
      let w = -1;
      for (let z = p + 1; z < n.length; z++) if (a[z] === q[k]) { if (z === p + 1 || starts(n, z)) { w = z; break; } if (w < 0) w = z; }
      if (w < 0) { ok = false; break; }
      sc += w === p + 1 ? 4 : starts(n, w) ? 3 : -2;
      p = w;
      at.push(w);
    }
    if (ok) { sc += starts(n, st) ? 6 : 0; if (!best || sc > best[0]) best = [sc, at]; }
  }
  return best && best[0] > q.length * .8 ? best : null;
}
function find(text) {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean), out = [];
  if (!words.length) return out;
  IDX.forEach(e => {
    let sc = 0, at = [], sub = '';
    const ok = words.every(w => {
      const f = fz(w, e.n, e.ln);
      if (f) { sc += f[0]; at = at.concat(f[1]); return true; }
      if (w.length > 1 && e.lx.includes(w)) { sc += 14; sub = w; return true; }
      return false;
    });
    if (ok) out.push({e, sc: sc + e.b, at, sub});
  });
  out.sort((a, b) => b.sc - a.sc || (a.e.n < b.e.n ? -1 : 1));
  const best = out.slice(0, 30).map(({e, at, sub}) => {
    const set = new Set(at), hl = Array.from(e.n, (c, i) => set.has(i) ? '<mark>' + h(c) + '</mark>' : h(c)).join('').replace(/<\/mark><mark>/g, '');
    let d = h(e.d);
    if (sub) { const x = e.x.replace(/\s+/g, ' '), i = x.toLowerCase().indexOf(sub); if (i >= 0) d = (i > 50 ? '… ' : '') + h(x.slice(Math.max(0, i - 50), i)) + '<mark>' + h(x.slice(i, i + sub.length)) + '</mark>' + h(x.slice(i + sub.length, i + 110)); }
    return {hl, sub: d, go: e.go, ty: e.ty};
  });
  best.total = out.length;
  return best;
}
