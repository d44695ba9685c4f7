/* A plan as a tree; of two plans, the nodes that only one of them has are marked. */
const nodeKey = n => [n.operation, n.index || '', n.table || '', n.conditions.join(';')].join('|');
const flat = n => [n].concat(...n.children.map(flat));
function marks(plan, other, mark) {
  const a = flat(plan), b = flat(other), marked = new Set();
  lcs(a.map(nodeKey), b.map(nodeKey)).forEach(([c, i]) => c === 'b' && marked.add(a[i]));
  return n => marked.has(n) ? mark : '';
}
function plan(n, markOf, d) {
  const m = markOf(n), t = n.table && TB.get(n.table), whole = /^(Parallel )?Seq Scan$/.test(n.operation);
  let rd = '';
  if (t && t.rows != null && /Scan/.test(n.operation)) rd = whole ? '<span class="mt" aria-hidden="true"><i class="full" style="width:100%"></i></span>all ' + big(t.rows) + ' rows' : '<span class="mt" aria-hidden="true"><i style="width:1.5%"></i></span>some of ' + big(t.rows);
  return '<li><div class="pn- ' + m + '" style="--d:' + d + '"><span class="g" aria-hidden="true">' + (m === 'gone' ? '−' : m === 'new' ? '+' : d ? '└' : '') + '</span><span><span class="op">' + (m ? '<span class="sr">' + (m === 'gone' ? 'gone: ' : 'new: ') + '</span>' : '') + h(n.operation) + '</span> ' + (n.index ? h(n.index) : '') + (n.table ? (n.index ? ' on ' : '') + tlink(n.table) : '') + n.conditions.map(c => '<span class="det">' + h(c) + '</span>').join('') + '</span><span class="rd">' + rd + '</span></div>' + (n.children.length ? '<ul>' + n.children.map(k => plan(k, markOf, d + 1)).join('') + '</ul>' : '') + '</li>';
}
function planBox(s) {
  const was = s.change && s.change.plan, tree = (p, o, m) => '<ul class="pt">' + plan(p, o ? marks(p, o, m) : () => '', 0) + '</ul>';
  return was ? '<div class="plans"><div><h3>Before <span>' + h(AGAINST) + '</span></h3>' + tree(was, s.plan, 'gone') + '</div><div><h3>After <span>' + h(D.release || 'now') + '</span></h3>' + tree(s.plan, was, 'new') + '</div></div>'
    : '<div class="plans one"><div>' + tree(s.plan) + '</div></div>';
}
