create schema ext;
create extension vector schema ext;
create domain embedding as vector(3);
create table documents (
    id integer primary key,
    dense vector(3) not null,
    small halfvec(4),
    sparse sparsevec(5),
    free vector,
    many vector(3)[],
    own embedding,
    bits bit(8),
    note vector
);
create index documents_dense on documents using hnsw (dense vector_cosine_ops);
