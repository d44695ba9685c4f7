/* The views. Each gives a title and HTML. */
const word = n => ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][n] || String(n);
const WHAT = {NEW: 'new', TEXT: 'text', SENT_TYPES: 'types sent', COLUMNS: 'columns', PLAN: 'plan'};
const chg = s => s.change ? s.change.what.map(w => WHAT[w]).join(', ') : '';
const rowsOf = t => t.rows == null ? 'no size stated' : big(t.rows) + ' rows stated';
const foot = () => '<p class="foot">' + (D.planner ? 'Plans are those of PostgreSQL ' + D.planner + ' at the stated sizes, without values; sizes and times are not measured here. ' : 'Nobody has stated sizes, so there are no plans. ') + 'Locks are measured on filled tables. All facts are in review.json beside this page.</p>';
const more = (l, n) => l.length <= n ? l.join(', ') : l.slice(0, n).join(', ') + ' <details style="display:inline"><summary>and ' + (l.length - n) + ' more</summary> ' + l.slice(n).join(', ') + '</details>';
const waitLinks = s => s.waits.length > 3 ? s.waits.slice(0, 3).map(mlink).join(' ') + ' +' + (s.waits.length - 3) : s.waits.map(mlink).join(' ') || '<span class="dim">none</span>';
const since = () => AGAINST ? 'Since ' + h(AGAINST) : '';
const TH = () => '<thead><tr><th>Statement</th><th>What for</th><th>Does</th><th>Waits for</th><th>' + since() + '</th><th>Findings</th></tr></thead>';
const srow = s => '<tr data-go="#/s/' + enc(s.id) + '"><td class="nw">' + link(s.id) + '</td><td class="el" title="' + h(s.purpose) + '">' + h(s.purpose) + '</td><td class="h">' + (s.rw === 'write' ? '<span class="nw">writes</span>' : 'reads') + '</td><td class="nw" data-l="waits for">' + waitLinks(s) + '</td><td class="ch">' + h(chg(s)) + '</td><td class="fs">' + s.findings.map(ftag).join(' ') + '</td></tr>';
const ftable = l => l.length ? '<table class="st"><thead><tr><th style="width:92px">Finding</th><th>Where</th><th>What</th></tr></thead><tbody>' + l.map(f => '<tr data-go="' + go(f.where) + '"><td class="nw">' + ftag(f) + '</td><td class="nw"><a href="' + go(f.where) + '">' + h(named(f.where)) + '</a></td><td>' + (f.fresh ? '<span class="tag">new</span> ' : '') + h(sentence(f.message)) + (f.accepted ? ' <span class="dim">' + h(accText(f.accepted)) + '</span>' : '') + '</td></tr>').join('') + '</tbody></table>' : '<p class="dim">None.</p>';
const LINKS = {rolling: 'Rolling deploy', findings: 'Findings', statements: 'Statements'};
const goOn = (l, all) => all - new Set(l.filter(b => b.what !== 'MORE_COLUMNS').map(b => b.statement)).size;
const fact = (n, t) => '<div><b>' + n + '</b><span>' + t + '</span></div>';
let order = S.map(s => s.id);

const V = {
  ''() {
    const dropped = MS.reduce((a, x) => a + x.dropped.length, 0), sized = T.filter(t => t.rows != null);
    return ['Review', '<h1 tabindex="-1">' + (DEC.length ? word(DEC.length) + (DEC.length === 1 ? ' thing' : ' things') : 'Nothing') + ' to decide' + (KNO.length ? ', ' + word(KNO.length).toLowerCase() + ' to know' : '') + '.</h1><p class="lead">' + (D.release ? 'Release ' + h(D.release) + ' of ' : '') + h(D.name) + (AGAINST ? ' against ' + h(AGAINST) + '. ' + same + ' of ' + pl(N, 'statement') + ' are as they were.' : ', compared with no release before it.') + '</p>'
      + '<ul class="v" data-test="verdict">' + (D.verdict.items.map(v => '<li' + (v.level === 'DECIDE' ? ' class="d"' : v === KNO[0] ? ' id="know"' : '') + '><span><span class="tag ' + (v.level === 'DECIDE' ? 'decide' : '') + '">' + (v.level === 'DECIDE' ? '■ DECIDE' : '● know') + '</span></span><span><b class="t">' + h(v.title) + '</b><br><span class="why">' + h(v.text) + '</span></span><a class="go" href="' + go(v.where) + '">' + h(LINKS[v.where] || named(v.where)) + '</a></li>').join('') || '<li><span class="tag ok">✓ clear</span><span>No open error or warning, and nothing that breaks.</span></li>') + '</ul>'
      + '<div class="facts">' + fact(open.length, (open.length === 1 ? 'finding' : 'findings') + ' open: ' + sum(open) + '; <a href="#/findings">' + accd.length + ' accepted</a>')
      + fact(N, 'statements' + (AGAINST ? ': <a href="#/statements?c=1">' + changed.length + ' changed</a>, ' + changed.filter(s => s.change.plan).length + ' with another plan, ' + D.changes.removed.length + ' removed' : ''))
      + fact(worst ? worst.all.size : 0, 'of ' + N + ' wait at the worst moment' + (worst && worst.all.size ? ': ' + mlink(worst) + (cls(worst) ? ', ' + cls(worst) : '') : ''))
      + fact(T.length, '<a href="#/erd">tables</a>' + (sized.length ? ', ' + big(sized.reduce((a, t) => a + t.rows, 0)) + ' rows stated' : '') + '; ' + (dropped ? pl(dropped, 'object') + ' dropped' : 'nothing dropped') + (MS.some(x => Object.keys(x.written).length) ? ', rows written' : ', no row written')) + '</div>'
      + MG.slice().sort((a, b) => most(b) - most(a)).slice(0, 2).filter(m => most(m)).map(m => '<h2>What waits while ' + h(m.id) + ' runs <small>' + (m.transaction ? 'one transaction' : 'no transaction') + '</small></h2><figure class="lad"><figcaption><a href="' + m.go + '">' + h(m.file) + '</a><span>order of statements, not to scale</span></figcaption>' + ladder(m) + '</figure>').join('')
      + '<h2>Open findings</h2>' + ftable(open.slice(0, 20)) + (open.length > 20 ? '<p style="margin-top:8px"><a href="#/findings">All ' + open.length + '</a></p>' : '') + foot()];
  },
  findings() {
    return ['Findings', '<h1 tabindex="-1">Findings</h1><p class="lead">' + open.length + ' open: ' + sum(open) + '. ' + accd.length + ' accepted with a reason; an acceptance that nothing needs any more fails the build.</p><h2>Open</h2>' + ftable(open) + '<h2>Accepted</h2>' + ftable(accd) + foot()];
  },
  migrations() {
    const old = D.migrations.length - MG.length;
    return ['Migrations', '<h1 tabindex="-1">Migrations</h1><h2>' + (AGAINST ? 'New since ' + h(AGAINST) : 'All') + '</h2>' + (MG.length ? '<table class="st"><thead><tr><th>File</th><th class="r">Statements</th><th>Strongest lock</th><th class="r">Most waiting</th><th>Class</th><th>Findings</th></tr></thead><tbody>' + MG.map(m => {
      const locks = [].concat(...m.statements.map(x => x.locks)), top = locks.reduce((a, l) => !a || MODES.indexOf(l.mode) > MODES.indexOf(a.mode) ? l : a, null), long = m.statements.map(x => x.duration).filter(Boolean).sort((a, b) => Object.keys(WIDE).indexOf(b) - Object.keys(WIDE).indexOf(a))[0];
      return '<tr data-go="' + m.go + '"><td><a href="' + m.go + '">' + h(m.file) + '</a></td><td class="r" data-l="statements">' + m.statements.length + '</td><td>' + (top ? MODE[top.mode] + ' ' + tlink(top.table) : '<span class="dim">none</span>') + '</td><td class="r" data-l="waiting">' + most(m) + ' of ' + N + '</td><td>' + (long ? low(long) : '') + '</td><td>' + [].concat(...m.statements.map(x => x.findings)).map(ftag).join(' ') + '</td></tr>';
    }).join('') + '</tbody></table>' : '<p class="dim">None.</p>') + (old > 0 ? '<p class="dim" style="margin-top:12px">' + pl(old, 'migration') + ' of earlier releases ' + (old === 1 ? 'is' : 'are') + ' not shown.</p>' : '') + foot()];
  },
  m(a) {
    const m = MG.find(x => x.file === a[0]);
    if (!m) return ['Not found', '<h1 tabindex="-1">No such migration</h1><p><a href="#/migrations">All migrations</a></p>'];
    const locksOf = l => l.map(x => tlink(x.table) + ' ' + MODE[x.mode]).join(', ') || '<span class="dim">none</span>', rowsText = r => Object.entries(r).map(([t, k]) => tlink(t) + ', ' + low(k)).join('; ') || '0';
    const files = Object.assign({}, ...m.statements.map(x => x.instead)), seen = new Set();
    const waiting = m.statements.map(x => { const l = [...x.all].filter(i => !seen.has(i)); l.forEach(i => seen.add(i)); return [x, l]; }).filter(e => e[1].length);
    return [m.file, '<div class="crumb"><a href="#/migrations">Migrations</a></div><h1 tabindex="-1">' + h(m.file) + '</h1><p class="lead">' + (m.transaction ? 'One transaction: a lock is held from its statement to the commit.' : 'No transaction: each statement gives its locks back.') + ' <span class="dim">' + h(m.path) + '</span></p>'
      + m.statements.map(x => (x.failed ? '<div class="call error" style="margin-top:16px"><div class="hd"><span class="tag error">■ fails</span><b>' + h(x.id) + ' does not run on rows that exist</b></div><p>' + h(x.failed) + '</p></div>' : '') + x.findings.map(f => '<div style="margin-top:16px">' + fcall(f, h(x.id)) + '</div>').join('')).join('')
      + '<h2>Lock ladder <small>measured from a second connection, on filled tables</small></h2><div class="lads one"><figure class="lad" data-test="ladder"><figcaption>As written<span>' + (m.transaction ? 'one transaction; ' : '') + 'not to scale</span></figcaption>' + ladder(m) + '</figure></div>'
      + '<h2>Migration statement × catalogue statement <small>' + pl(N, 'statement') + ', by table</small></h2>' + matrix(m)
      + '<h2>Statements</h2><div class="scroll"><table class="st"><thead><tr><th>#</th><th>Statement</th><th>New lock</th><th>Held with it</th><th>Rows read</th><th>Rows written</th><th class="r">Waiting</th><th>Class</th></tr></thead><tbody>' + m.statements.map(x => '<tr id="n' + x.number + '" class="' + (String(x.number) === a[1] ? 'sel' : '') + '"><td><a href="' + x.go + '">' + x.number + '</a></td><td><code class="sql">' + sqlL(x.text) + '</code>' + (x.dropped.length ? '<div class="dim">drops ' + x.dropped.map(h).join(', ') + '</div>' : '') + '</td><td class="nw">' + locksOf(x.locks) + '</td><td class="nw">' + locksOf(x.held) + '</td><td class="nw" data-l="read">' + rowsText(x.read) + '</td><td class="nw" data-l="written">' + (x.rewritten.length ? 'rewrites ' + x.rewritten.map(tlink).join(', ') + ' ' : '') + rowsText(x.written) + '</td><td class="r" data-l="waiting">' + x.all.size + '</td><td>' + cls(x) + '</td></tr>').join('') + '</tbody></table></div>'
      + waiting.map(([x, l], i) => '<h2>Waiting for ' + h(x.id) + (i ? ' as well' : '') + ' <small>' + (i ? '+ ' : '') + l.length + ': ' + l.filter(j => BY.has(j) && BY.get(j).rw === 'read').length + ' read, ' + l.filter(j => BY.has(j) && BY.get(j).rw === 'write').length + ' write</small></h2><ul class="who">' + l.map(j => '<li>' + link(j) + (BY.has(j) && BY.get(j).rw === 'write' ? ' <span class="dim">writes</span>' : '') + '</li>').join('') + '</ul>').join('')
      + (Object.keys(files).length ? '<h2>Files to write instead</h2>' + Object.entries(files).map(([f, t]) => '<h3 style="margin-top:10px">' + h(f) + '</h3><pre class="sql">' + sql(t.replace(/\n$/, '')) + '</pre>').join('') : '') + foot()];
  },
  statements(a, q) {
    const by = q.by || 'table', P = {t: x => s => s.touches.has(x), rw: x => s => s.rw === x, f: x => s => s.findings.some(f => f.rule === x), c: () => s => !!s.change};
    const narrowed = but => Object.keys(P).filter(k => k !== but && q[k]).reduce((l, k) => l.filter(P[k](q[k])), S);
    const L = narrowed('');
    const chip = (k, v, t) => { const n = narrowed(k).filter(P[k](v)).length; return '<button class="chip' + (n ? '' : ' nil') + '" data-test="chip-' + h(k + '-' + v) + '" aria-pressed="' + (q[k] === v) + '" data-nav="' + h(frag('statements', Object.assign({}, q, {[k]: q[k] === v ? '' : v}))) + '">' + h(t) + ' <i>' + n + '</i></button>'; };
    const choice = (k, label, opts) => { const open_ = narrowed(k); return '<select data-test="pick-' + k + '" data-pick="' + k + '" aria-label="' + label + '"><option value="">any</option>' + opts.map(([v, t]) => '<option value="' + h(v) + '"' + (q[k] === v ? ' selected' : '') + '>' + h(t) + ' (' + open_.filter(P[k](v)).length + ')</option>').join('') + '</select>'; };
    const some = (k, label, opts) => opts.length > 8 ? choice(k, label, opts) : opts.map(([v, t]) => chip(k, v, t)).join('');
    const G = new Map(), put = (k, s) => (G.get(k) || G.set(k, []).get(k)).push(s);
    if (by === 'finding') { RULES.forEach(r => L.filter(P.f(r)).forEach(s => put(r, s))); L.filter(s => !s.findings.length).forEach(s => put('No finding', s)); }
    else if (by === 'method') L.slice().sort((x, y) => (x.senders[0] || '') < (y.senders[0] || '') ? -1 : 1).forEach(s => put((s.senders[0] || 'no method').split('.')[0].replace(/^shapes with .*/, 'shapes'), s));
    else HOMES.forEach(g => L.filter(s => home(s) === g).forEach(s => put(homeName(g), s)));
    order = [...new Set([].concat(...G.values()).map(s => s.id))];
    const used = RULES.filter(r => S.some(P.f(r))).map(r => [r, r]);
    return ['Statements by ' + by, '<h1 tabindex="-1">Statements</h1><p class="lead" data-test="count">' + (L.length === N ? pl(N, 'statement') : L.length + ' of ' + N) + '</p>'
      + '<div class="bar"><div class="grp" role="group" aria-label="Group by"><span>by</span>' + ['table', 'finding', 'method'].map(b => '<button class="chip" aria-pressed="' + (b === by) + '" data-nav="' + h(frag('statements', Object.assign({}, q, {by: b}))) + '">' + b + '</button>').join('') + '</div>' + (AGAINST ? '<div class="grp"><span>only</span>' + chip('c', '1', 'changed ' + SINCE) + '</div>' : '') + '<div class="grp" role="group" aria-label="Reads or writes"><span>does</span>' + chip('rw', 'read', 'read') + chip('rw', 'write', 'write') + '</div></div>'
      + '<div class="bar" style="margin-top:0"><div class="grp" role="group" aria-label="Table"><span>table</span>' + some('t', 'Table', T.map(t => [t.name, short(t.name)])) + '</div>' + (used.length ? '<div class="grp" role="group" aria-label="Finding"><span>finding</span>' + some('f', 'Finding', used) + '</div>' : '') + '</div>'
      + (L.length ? '<table class="st sl_">' + TH() + '<tbody>' + [...G].map(([g, l]) => '<tr class="g"><th scope="rowgroup" colspan="6">' + h(g) + ' <span class="dim">' + l.length + '</span></th></tr>' + l.map(srow).join('')).join('') + '</tbody></table>' : '<p style="margin-top:24px">No statement has all of these. <a href="#/statements">Clear the filters</a>.</p>') + foot()];
  },
  s(a) {
    const s = BY.get(a[0]);
    if (!s) return ['Not found', '<h1 tabindex="-1">No such statement</h1><p><a href="#/statements">All statements</a></p>'];
    if (!order.includes(s.id)) order = S.map(x => x.id);
    const i = order.indexOf(s.id), c = s.change || {what: []}, lit = litOf(s), ac = s.access;
    const why = x => { const held = x.locks.map(l => MODE[l.mode] + ' on ' + short(l.table)), before = x.held.map(l => MODE[l.mode] + ' on ' + short(l.table)); return (x.own.has(s.id) ? held : before).join(', ') + (x.own.has(s.id) ? '' : ', held') + (cls(x) ? ', ' + cls(x) : ''); };
    const lockWhy = l => ac.cascades.includes(l.table) ? 'by cascade' : ac.checks.includes(l.table) && !reads(s, l.table) && !ac.writes.includes(l.table) ? 'a key is looked for' : '';
    const PL = s.plan ? '<h2>Plan <small>PostgreSQL ' + D.planner + ', without values</small></h2><div data-test="plan">' + planBox(s) + '</div>' : '';
    const wasCols = c.columns ? new Set(c.columns.map(x => x.name)) : null;
    const RC = s.columns.length ? '<h2>Result columns <small>' + s.columns.length + (c.columns ? ', were ' + c.columns.length : '') + '</small></h2><table><thead><tr><th class="r" style="width:36px">#</th><th>Column</th><th>Type</th><th>Null</th></tr></thead><tbody>' + s.columns.map((x, j) => '<tr><td class="r dim">' + (j + 1) + '</td><td>' + (wasCols && !wasCols.has(x.name) ? '<span class="tag ok">+ new</span> ' : '') + h(x.name) + '</td><td>' + ty(x.type) + '</td><td>' + (x.nullable ? 'yes' : 'no') + '</td></tr>').join('') + '</tbody></table>' : '';
    const near = around(lit, 8), ER = near.length ? '<h2>Tables it touches</h2>' + erdTall(near, lit, 'Tables that ' + s.id + ' touches are lit') : '';
    const broken = D.rolling ? D.rolling.oldOnNew.filter(b => b.statement === s.id) : [];
    const names = (dt, l) => l.length ? '<dt>' + dt + '</dt><dd>' + l.map(t => '<div>' + tlink(t) + '</div>').join('') + '</dd>' : '';
    return [s.id, '<div class="crumb"><a href="#/statements">Statements</a>' + (home(s) ? ' / ' + tlink(home(s)) : '') + '<span class="pn"><span>' + (i + 1) + ' of ' + order.length + '</span>' + (i > 0 ? '<a class="ib sm" href="#/s/' + enc(order[i - 1]) + '" aria-label="Previous statement: ' + h(order[i - 1]) + '">↑ k</a>' : '') + (i < order.length - 1 ? '<a class="ib sm" href="#/s/' + enc(order[i + 1]) + '" aria-label="Next statement: ' + h(order[i + 1]) + '">↓ j</a>' : '') + '</span></div><h1 tabindex="-1">' + h(s.id) + '</h1><p class="lead">' + h(s.purpose) + '</p>'
      + '<p style="margin:10px 0 18px;display:flex;gap:6px;flex-wrap:wrap"><span class="tag">' + (s.rw === 'write' ? 'writes' : 'reads') + '</span>' + (s.change ? '<span class="tag ok">△ ' + (s.change.what.includes('NEW') ? 'new' : 'other ' + h(chg(s))) + '</span>' : AGAINST ? '<span class="tag">as in ' + h(AGAINST) + '</span>' : '') + s.findings.map(ftag).join('') + '</p>'
      + '<div class="two"><div>' + broken.map(b => '<div class="call ' + BREAK[b.what][0] + '"><div class="hd"><span class="tag ' + BREAK[b.what][0] + '">' + h(BREAK[b.what][1]) + '</span><b>in running instances of ' + h(AGAINST) + '</b></div><p>' + h(b.detail) + '. <a href="#/rolling">Rolling deploy</a></p></div>').join('') + s.findings.map(f => fcall(f)).join('')
      + '<pre class="sql" data-test="sql">' + (c.text ? diff(c.text, s.text) : sqlL(s.text)) + '</pre><div class="tools"><button class="ib" data-copy="psql">Copy for psql</button><button class="ib" data-copy="explain">Copy EXPLAIN</button><button class="ib" data-copy="accept">Copy acceptance</button></div>' + (c.plan ? '' : PL + RC) + '</div>'
      + '<aside aria-label="Facts"><dl class="dd">' + (s.senders.length ? '<dt>sent by</dt><dd>' + s.senders.map(b => '<div>' + h(b) + '</div>').join('') + '</dd>' : '') + (s.file ? '<dt>written in</dt><dd>' + h(s.file) + '</dd>' : '')
      + (s.parameters.length ? '<dt>parameters</dt><dd>' + s.parameters.map((p, j) => '<div class="pg" data-hp="$' + (j + 1) + '"><b>$' + (j + 1) + '</b><span>' + h(p.name) + '</span><span class="dim" title="' + (p.inferred !== p.sent ? 'PostgreSQL by itself takes it for ' + h(p.inferred) : '') + '">' + ty(p.sent) + (p.java ? ', ' + h(p.java) : '') + '</span></div>').join('') + (s.optional.length ? '<div class="dim">optional: ' + h(s.optional.join(', ')) + '</div>' : '') + '</dd>' : '') + '<dt>rows</dt><dd>' + h(s.rows) + '</dd>'
      + names('reads', ac.reads) + names('writes', ac.writes) + names('cascades', ac.cascades)
      + '<dt>locks</dt><dd>' + (ac.locks.map(l => '<div>' + tlink(l.table) + ' ' + MODE[l.mode] + (lockWhy(l) ? ' <span class="dim">' + lockWhy(l) + '</span>' : '') + '</div>').join('') || 'none') + '</dd>'
      + '<dt>waits for</dt><dd data-test="waits">' + (s.waits.length ? s.waits.map(x => '<div>' + mlink(x) + ' <span class="dim">' + h(why(x)) + '</span></div>').join('') : 'no migration of this release') + '</dd>' + (ac.triggers.length ? '<dt>fires</dt><dd>' + ac.triggers.map(t => '<div>' + h(t) + '</div>').join('') + '</dd>' : '') + '</dl>' + (c.plan ? '' : ER) + '</aside></div>'
      + (c.plan ? PL + '<div class="two"><div>' + RC + '</div><div>' + ER + '</div></div>' : '') + foot()];
  },
  t(a) {
    const t = TB.get(a[0]);
    if (!t) return V.erd([], {});
    const L = S.filter(s => s.touches.has(t.name)), lit = {[t.name]: 'this table'};
    order = L.map(s => s.id);
    const mine = MS.filter(x => x.locks.some(l => l.table === t.name) || x.rewritten.includes(t.name));
    const isNew = (l, n) => AGAINST && l.includes(n) ? '<span class="tag ok">+ new</span> ' : '';
    const keyRow = (dir, other, k) => '<tr><td class="nw">' + dir + '</td><td>' + h(k.name) + ' (' + h(k.columns.join(', ')) + ' → ' + h(k.targetColumns.join(', ')) + ')</td><td data-l="on delete">' + h(k.onDelete) + '</td><td data-l="index">' + (k.index ? h(k.index) : '<span class="tag warning">▲ none</span>') + '</td></tr>';
    const list = (title, l) => l.length ? '<h2>' + title + '</h2><ul class="plain">' + l.map(x => '<li><code>' + h(x) + '</code></li>').join('') + '</ul>' : '';
    return [short(t.name), '<div class="crumb"><a href="#/erd">Tables</a></div><h1 tabindex="-1">' + h(short(t.name)) + '</h1><p class="lead">' + h(t.comment || '') + ' ' + (t.kind === 'table' ? '' : 'A ' + h(t.kind) + '. ') + rowsOf(t) + '.</p>'
      + '<div class="facts">' + fact(S.filter(s => reads(s, t.name)).length, 'statements read it') + fact(S.filter(s => writes(s, t.name)).length, 'write it, with those by cascade') + fact(t.indexes.length, 'indexes') + fact(t.into.length + ' / ' + t.foreignKeys.length, 'foreign keys in / out') + '</div>'
      + (t.findings.length ? '<div style="margin-top:18px">' + t.findings.map(f => fcall(f)).join('') + '</div>' : '')
      + (mine.length ? '<h2>Migrations that stop or change it</h2><table class="st"><thead><tr><th>Statement</th><th>Text</th><th>Lock</th><th class="r">Waiting</th></tr></thead><tbody>' + mine.map(x => '<tr data-go="' + x.go + '"><td class="nw">' + mlink(x) + '</td><td class="el"><code>' + h(clip(x.text.replace(/\s+/g, ' '), 90)) + '</code></td><td class="nw">' + x.locks.filter(l => l.table === t.name).map(l => MODE[l.mode]).join(', ') + (x.rewritten.includes(t.name) ? ', rewritten' : '') + '</td><td class="r" data-l="waiting">' + x.all.size + '</td></tr>').join('') + '</tbody></table>' : '')
      + '<h2>Columns <small>' + t.columns.length + '</small></h2><table class="st"><thead><tr><th>Column</th><th>Comment</th><th>Type</th><th>Null</th><th>Default</th></tr></thead><tbody>' + t.columns.map(c => '<tr><td class="nw"><b class="n">' + h(c.name) + '</b> ' + (badge(t, c) ? '<span class="tag">' + badge(t, c) + '</span> ' : '') + isNew(t.news.columns, c.name) + '</td><td class="el" title="' + h(c.comment || '') + '">' + h(c.comment || '') + '</td><td class="nw">' + ty(c.type) + '</td><td data-l="null">' + (c.nullable ? 'yes' : 'no') + '</td><td data-l="default">' + h(c.standard || '') + '</td></tr>').join('') + '</tbody></table>'
      + '<div class="two"><div><h2>Indexes</h2>' + (t.indexes.length ? '<table class="st"><thead><tr><th>Index</th><th>On</th><th>Used by</th></tr></thead><tbody>' + t.indexes.map(x => { const u = [...(USES.get(x.name) || [])]; return '<tr><td class="nw">' + isNew(t.news.indexes, x.name) + '<b class="n">' + h(x.name) + '</b></td><td>' + h(x.definition) + (x.primary ? ', primary key' : x.unique ? ', unique' : '') + (x.valid ? '' : ' <span class="tag error">■ invalid</span>') + '</td><td>' + (D.planner ? pl(u.length, 'statement') + (u.length ? ': ' + more(u.map(j => link(j)), 5) : '') : '<span class="dim">no plans</span>') + '</td></tr>'; }).join('') + '</tbody></table>' : '<p class="dim">None.</p>')
      + (t.foreignKeys.length + t.into.length ? '<h2>Foreign keys</h2><table class="st"><thead><tr><th>Direction</th><th>Key</th><th>On delete</th><th>Index there</th></tr></thead><tbody>' + t.foreignKeys.map(k => keyRow('points to ' + tlink(k.target), k.target, k)).join('') + t.into.map(([o, k]) => keyRow(tlink(o.name) + ' points here', o.name, k)).join('') + '</tbody></table>' : '') + list('Checks', t.checks) + list('Triggers', t.triggers) + list('Rights', t.rights)
      + '</div><div><h2>Neighbours</h2>' + erdTall(around(lit, 9), lit, 'Tables; ' + short(t.name) + ' is lit') + '</div></div>'
      + '<h2>Statements that touch it <small>' + L.length + ' of ' + N + ', with those by foreign keys and cascades</small></h2><table class="st sl_">' + TH() + '<tbody>' + L.map(srow).join('') + '</tbody></table>' + foot()];
  },
  erd(a, q) {
    const s = BY.get(q.s), x = MW.get(q.m);
    let lit = null;
    if (s) lit = litOf(s);
    if (x) { lit = {}; x.held.forEach(l => lit[l.table] = MODE[l.mode] + ', held'); x.locks.forEach(l => lit[l.table] = MODE[l.mode] + ' by ' + x.id); }
    const groups = D.clusters.map(c => c.map(n => TB.get(n)).filter(Boolean)).filter(g => g.length);
    const shown = lit ? groups.filter(g => g.some(t => lit[t.name])) : groups;
    return ['Tables', '<h1 tabindex="-1">Tables</h1><p class="lead">' + pl(T.length, 'table') + (groups.length > 1 ? ' in ' + groups.length + ' groups that foreign keys hold together' : '') + ', from those that are referred to, to those that refer.<span class="erdw"> ? marks a column that may be null.</span></p><div class="bar"><label class="grp"><span>light up what is touched by</span><select id="lit" data-test="erd-lit"><option value="">nothing</option>' + (MS.some(m => m.locks.length) ? '<optgroup label="Migration">' + MS.filter(m => m.locks.length).map(m => '<option value="m=' + enc(m.where) + '"' + (m === x ? ' selected' : '') + '>' + h(m.id) + '</option>').join('') + '</optgroup>' : '') + '<optgroup label="Statement">' + S.map(y => '<option value="s=' + enc(y.id) + '"' + (y === s ? ' selected' : '') + '>' + h(y.id) + '</option>').join('') + '</optgroup></select></label></div>'
      + (shown.length ? shown : groups).map((g, i) => (groups.length > 1 ? '<h2>' + h(groupName(g)) + ' <small>' + pl(g.length, 'table') + '</small></h2>' : '') + '<div class="erdw">' + erdWide(g, lit, 'Tables and their foreign keys') + '</div><div class="erdn">' + erdTall(g, lit, 'Tables and their foreign keys') + '</div>').join('')
      + '<h2>All tables</h2><table class="st"><thead><tr><th>Table</th><th class="r">Rows stated</th><th class="r">Indexes</th><th class="r">FK in / out</th><th class="r">Read by</th><th class="r">Written by</th><th>Findings</th></tr></thead><tbody>' + T.map(t => '<tr data-go="#/t/' + enc(t.name) + '"><td>' + tlink(t.name) + '<span class="doc">' + h(t.comment || '') + '</span></td><td class="r" data-l="rows">' + (t.rows == null ? '' : big(t.rows)) + '</td><td class="r" data-l="indexes">' + t.indexes.length + '</td><td class="r" data-l="keys">' + t.into.length + ' / ' + t.foreignKeys.length + '</td><td class="r" data-l="read by">' + S.filter(y => reads(y, t.name)).length + '</td><td class="r" data-l="written by">' + S.filter(y => writes(y, t.name)).length + '</td><td>' + ruleTags(t) + '</td></tr>').join('') + '</tbody></table>' + foot()];
  },
  rolling() {
    const r = D.rolling;
    if (!r) return ['Rolling deploy', '<h1 tabindex="-1">Rolling deploy</h1><p class="lead">There is no release to compare with.</p>' + foot()];
    const part = (title, l, all) => '<h2>' + title + ' <small>' + goOn(l, all) + ' of ' + all + ' go on</small></h2>' + (l.length ? '<table class="st"><thead><tr><th>Statement</th><th>What</th><th>Detail</th></tr></thead><tbody>' + l.map(b => '<tr' + (BY.has(b.statement) ? ' data-go="#/s/' + enc(b.statement) + '"' : '') + '><td class="nw">' + link(b.statement) + '</td><td><span class="tag ' + BREAK[b.what][0] + '">' + (BREAK[b.what][0] === 'error' ? '■ ' : BREAK[b.what][0] ? '▲ ' : '● ') + h(BREAK[b.what][1]) + '</span></td><td>' + h(b.detail) + '</td></tr>').join('') + '</tbody></table>' : '<p class="dim">All of them.</p>');
    return ['Rolling deploy', '<h1 tabindex="-1">Rolling deploy</h1><p class="lead">While instances of both releases run: each release’s statements, prepared and planned on the other’s schema.</p>' + part(h(AGAINST || 'The old release') + ' on the new schema', r.oldOnNew, r.oldStatements) + part(h(D.release || 'This release') + ' on the old schema', r.newOnOld, r.newStatements) + (r.newOnOld.some(b => b.what === 'FAILS') ? '<p style="margin-top:8px">Migrate first: the new release fails on the old schema.</p>' : '') + foot()];
  },
  search(a, q) {
    const R = find(q.q || '');
    return ['Search', '<h1 tabindex="-1" class="sr">Search</h1><p class="lead" style="margin:0 0 10px 12px" data-test="hits">' + (q.q ? (R.total > R.length ? 'the best ' + R.length + ' of ' + R.total + ' results' : pl(R.length, 'result')) + ' for “' + h(q.q) + '” <span class="dim hint">&nbsp; ↑ ↓ move, Enter opens, Esc leaves</span>' : 'Type: a table, a statement, a column, a word of its SQL.') + '</p><div class="' + (R.length ? 'srch' : '') + '"><div id="hits">' + R.map(r => '<a class="hit" href="' + h(r.go) + '"><span class="k1"><b>' + r.hl + '</b><span class="ty">' + h(r.ty) + '</span></span><span class="k2" style="display:block">' + r.sub + '</span></a>').join('') + '</div>' + (R.length ? '<aside id="pv" aria-label="Preview"></aside>' : '') + '</div>' + (q.q && !R.length ? '<p style="margin-left:12px">Nothing matches. Fewer letters match more.</p>' : '')];
  }
};
/* After the table with the most keys to others of the group. */
function groupName(g) {
  const inn = new Set(g.map(t => t.name)), links = t => t.foreignKeys.filter(k => inn.has(k.target) && k.target !== t.name).length + t.into.filter(e => inn.has(e[0].name) && e[0] !== t).length;
  const hub = g.reduce((a, t) => links(t) > links(a) ? t : a);
  return links(hub) ? 'Around ' + short(hub.name) : 'Without keys to each other';
}
function most(m) { return m.statements.reduce((a, x) => Math.max(a, x.all.size), 0); }
/* Each rule once: a table's own findings, and those of the statements that are at home there. */
function ruleTags(t) {
  const seen = new Map();
  t.findings.concat(...S.filter(s => home(s) === t.name).map(s => s.findings)).forEach(f => { if (!seen.has(f.rule) || seen.get(f.rule).accepted && !f.accepted) seen.set(f.rule, f); });
  return F.filter(f => seen.get(f.rule) === f).map(ftag).join(' ');
}
