select b.*, k.label from badges b join badge_kinds k on k.code = b.kind where b.kind = any(:kinds) and b.holder <> :but order by b.id;
