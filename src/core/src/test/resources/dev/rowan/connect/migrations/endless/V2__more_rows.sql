copy t (id)
from stdin;
2
