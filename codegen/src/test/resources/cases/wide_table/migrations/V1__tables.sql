create table wide (
    id integer primary key,
    c0 bigint not null, c1 bigint not null, c2 bigint not null, c3 bigint not null, c4 bigint not null, c5 bigint not null, c6 bigint not null, c7 bigint not null, c8 bigint not null, c9 bigint not null,
    c10 bigint not null, c11 bigint not null, c12 bigint not null, c13 bigint not null, c14 bigint not null, c15 bigint not null, c16 bigint not null, c17 bigint not null, c18 bigint not null, c19 bigint not null,
    c20 bigint not null, c21 bigint not null, c22 bigint not null, c23 bigint not null, c24 bigint not null, c25 bigint not null, c26 bigint not null, c27 bigint not null, c28 bigint not null, c29 bigint not null,
    c30 bigint not null, c31 bigint not null, c32 bigint not null, c33 bigint not null, c34 bigint not null, c35 bigint not null, c36 bigint not null, c37 bigint not null, c38 bigint not null, c39 bigint not null,
    c40 bigint not null, c41 bigint not null, c42 bigint not null, c43 bigint not null, c44 bigint not null, c45 bigint not null, c46 bigint not null, c47 bigint not null, c48 bigint not null, c49 bigint not null,
    c50 bigint not null, c51 bigint not null, c52 bigint not null, c53 bigint not null, c54 bigint not null, c55 bigint not null, c56 bigint not null, c57 bigint not null, c58 bigint not null, c59 bigint not null,
    c60 bigint not null, c61 bigint not null, c62 bigint not null, c63 bigint not null, c64 bigint not null, c65 bigint not null, c66 bigint not null, c67 bigint not null, c68 bigint not null, c69 bigint not null,
    c70 bigint not null, c71 bigint not null, c72 bigint not null, c73 bigint not null, c74 bigint not null, c75 bigint not null, c76 bigint not null, c77 bigint not null, c78 bigint not null, c79 bigint not null,
    c80 bigint not null, c81 bigint not null, c82 bigint not null, c83 bigint not null, c84 bigint not null, c85 bigint not null, c86 bigint not null, c87 bigint not null, c88 bigint not null, c89 bigint not null,
    c90 bigint not null, c91 bigint not null, c92 bigint not null, c93 bigint not null, c94 bigint not null, c95 bigint not null, c96 bigint not null, c97 bigint not null, c98 bigint not null, c99 bigint not null,
    c100 bigint not null, c101 bigint not null, c102 bigint not null, c103 bigint not null, c104 bigint not null, c105 bigint not null, c106 bigint not null, c107 bigint not null, c108 bigint not null, c109 bigint not null,
    c110 bigint not null, c111 bigint not null, c112 bigint not null, c113 bigint not null, c114 bigint not null, c115 bigint not null, c116 bigint not null, c117 bigint not null, c118 bigint not null, c119 bigint not null,
    c120 bigint not null, c121 bigint not null, c122 bigint not null, c123 bigint not null, c124 bigint not null, c125 bigint not null, c126 bigint not null, c127 bigint not null, c128 bigint not null, c129 bigint not null
);
