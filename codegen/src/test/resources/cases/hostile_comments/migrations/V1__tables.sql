create table notes (
    id    integer primary key,
    a     text not null,
    b     text not null,
    c     text not null,
    d     text not null,
    e     text,
    f     text,
    g     text,
    h     text default '*/ {@code \u000a }} @param <b>',
    i     text
);

comment on table notes is 'Ends */ class Evil {} /* here \u002a\u002f and {@link Nothing} & <p> $T $L "quotes"';
comment on column notes.a is '*/';
comment on column notes.b is '\u000a System.exit(1);';
comment on column notes.c is '{@code';
comment on column notes.d is '<b> not closed, a < b && c > d, }} {{';
comment on column notes.e is '@param x nothing of that name';
comment on column notes.f is 'C:\users\\uncle trailing backslash \';
comment on column notes.g is E'two\n\nparagraphs\n@deprecated\n\ttab';
comment on column notes.h is '/** a comment /* in a comment';
comment on column notes.i is '   ';
