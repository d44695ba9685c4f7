/* Names, tags, SQL and differences of SQL as HTML. */
const ty = t => h(t.replace('character varying', 'varchar').replace('timestamp with time zone', 'timestamptz'));
const link = (id, t) => BY.has(id) ? '<a href="#/s/' + enc(id) + '">' + h(t || id) + '</a>' : h(t || id);
const tlink = t => TB.has(t) ? '<a href="#/t/' + enc(t) + '">' + h(short(t)) + '</a>' : h(short(t));
const mlink = x => '<a href="' + x.go + '">' + h(x.id) + '</a>';
/* a rule's message as a sentence, as Words.sentence has it */
const sentence = m => (/^[a-z]+ /.test(m) ? m[0].toUpperCase() + m.slice(1) : m) + (/[.!?]$/.test(m) ? '' : '.');
const SIGN = {ERROR: '■ ', WARNING: '▲ ', NOTE: '● '};
const ftag = f => '<span class="tag ' + (f.accepted ? 'acc' : low(f.level)) + '" title="' + h(low(f.level) + ': ' + f.message + (f.accepted ? ' (accepted)' : '')) + '">' + (f.accepted ? '✓ ' : SIGN[f.level]) + h(f.rule) + '</span>';
const accText = a => 'accepted' + (a.until ? ' until ' + a.until : '') + ': “' + a.reason + '” (' + a.place + ')';
const fcall = (f, head) => '<div class="call ' + (f.accepted ? '' : low(f.level)) + '"><div class="hd">' + ftag(f) + (head ? '<b>' + head + '</b>' : '') + (f.fresh ? '<span class="tag">new</span>' : '') + '</div><p>' + h(sentence(f.message)) + (f.instead ? ' Instead: ' + h(f.instead) + '.' : '') + (f.accepted ? ' <span class="dim">' + h(sentence(accText(f.accepted))) + '</span>' : '') + '</p></div>';
const KW = new Set('select from where and or not null is order by group limit offset insert into values returning update set delete join left right full inner cross lateral on true false as case when then else end exists any all array with recursive union having over partition distinct for skip locked no key conflict do excluded between like in asc desc nulls last first rollup create index table alter add column concurrently drop if local using unique primary references constraint check validate default type rename to begin commit'.split(' '));
function sql(t) {
  const re = /(--[^\n]*)|('(?:[^']|'')*')|(\$\d+)|(\b\d+(?:\.\d+)?\b)|("[^"]*")|([A-Za-z_][\w]*)|([\s\S])/g;
  let o = '', m;
  while ((m = re.exec(t))) {
    if (m[1]) o += '<span class="c">' + h(m[1]) + '</span>';
    else if (m[2]) o += '<span class="s">' + h(m[2]) + '</span>';
    else if (m[3]) o += '<span class="p" data-p="' + m[3] + '">' + m[3] + '</span>';
    else if (m[4]) o += '<span class="n">' + m[4] + '</span>';
    else if (m[6]) {
      const w = m[6].toLowerCase();
      o += KW.has(w) ? '<span class="k">' + m[6] + '</span>' : t[re.lastIndex] === '(' ? '<span class="f">' + m[6] + '</span>' : m[6];
    } else o += h(m[5] || m[7]);
  }
  return o;
}
const sqlL = t => t.split('\n').map(l => '<span class="sl">' + sql(l) + '</span>').join('');
/* The longest common subsequence of two lists, as [kind, item] in order: '' both, 'b' before, 'a' after. */
function lcs(A, B) {
  const L = Array.from({length: A.length + 1}, () => new Uint16Array(B.length + 1));
  for (let i = A.length - 1; i >= 0; i--) for (let j = B.length - 1; j >= 0; j--) L[i][j] = A[i] === B[j] ? L[i + 1][j + 1] + 1 : Math.max(L[i + 1][j], L[i][j + 1]);
  const out = [];
  let i = 0, j = 0;
  while (i < A.length || j < B.length) {
    if (i < A.length && j < B.length && A[i] === B[j]) { out.push(['', i, j]); i++; j++; }
    else if (i < A.length && (j >= B.length || L[i + 1][j] >= L[i][j + 1])) out.push(['b', i++, -1]);
    else out.push(['a', -1, j++]);
  }
  return out;
}
/* Two texts, line by line; lines that took each other's place have the tokens that differ underlined. */
function diff(a, b) {
  const A = a.split('\n'), B = b.split('\n'), tk = x => x.match(/\$\d+|\w+|\s+|[^]/g) || [];
  const pair = (x, y) => {
    const p1 = tk(x), q1 = tk(y);
    let p = 0, e = 0;
    while (p < p1.length && p < q1.length && p1[p] === q1[p]) p++;
    while (e < p1.length - p && e < q1.length - p && p1[p1.length - 1 - e] === q1[q1.length - 1 - e]) e++;
    const f = z => sql(z.slice(0, p).join('')) + (z.length - e > p ? '<mark>' + sql(z.slice(p, z.length - e).join('')) + '</mark>' : '') + sql(z.slice(z.length - e).join(''));
    return [f(p1), f(q1)];
  };
  let o = '', dl = [], al = [];
  const raw = (c, x) => { o += '<span class="dl ' + c + '">' + (c ? '<span class="sr">' + (c === 'a' ? 'added: ' : 'removed: ') + '</span>' : '') + x + '</span>'; };
  const flush = () => {
    if (dl.length === al.length) dl.forEach((x, k) => { const q = pair(x, al[k]); raw('b', q[0]); raw('a', q[1]); });
    else {
      dl.forEach((x, k) => raw('b', al[k] != null ? pair(x, al[k])[0] : sql(x)));
      al.forEach((x, k) => raw('a', dl[k] != null ? pair(dl[k], x)[1] : '<mark>' + sql(x) + '</mark>'));
    }
    dl = [];
    al = [];
  };
  lcs(A, B).forEach(([c, i, j]) => c === 'a' ? al.push(B[j]) : c === 'b' ? dl.push(A[i]) : (flush(), raw('', sql(A[i]))));
  flush();
  return o;
}
