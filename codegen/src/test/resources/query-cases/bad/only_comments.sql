-- Nothing.

