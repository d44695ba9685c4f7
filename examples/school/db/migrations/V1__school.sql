create extension vector; -- the role that migrates needs the right, or an administrator does it once

create table users (
    id text primary key,
    name text not null,
    email text not null unique
);

create table courses (
    id bigint generated always as identity primary key,
    teacher_id text not null references users,
    title text not null,
    language text not null check (language in ('en', 'de'))
);
create index courses_teacher on courses (teacher_id);

create table documents (
    id bigint generated always as identity primary key,
    course_id bigint not null references courses on delete cascade,
    title text not null,
    body text not null,
    embedding vector(1536) not null,
    unique (course_id, title)
);
create index documents_nearest on documents using hnsw (embedding vector_cosine_ops);
comment on column documents.embedding is 'Of title and body, of length 1.';
