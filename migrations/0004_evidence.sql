-- What proves it: evidence on cards, and the files that go with it.

-- One piece of evidence. Its id is that of the operation that brought it. What it says never changes; it is taken back
-- once at most, and stays.
create table evidence (
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    task_id text not null references task (id),
    person_id text not null references person (id),
    at bigint not null,
    made_at bigint not null,
    -- What it shows; the document's number, day and issuer, where there is one.
    title text not null,
    number text not null,
    issued_on text,
    issuer text not null,
    -- The file by its content: SHA-256 in 64 hexadecimal digits. All four are null when no file goes with it. The file
    -- itself comes later, or never: a device sends its operations first.
    file_hash text,
    file_name text,
    file_media text,
    file_bytes bigint,
    -- When the file below was whole; null until then.
    arrived_at bigint,
    withdrawn_by text references person (id),
    withdrawn_at bigint
);

create index evidence_by_rev on evidence (plan_id, rev);
create index evidence_by_file on evidence (file_hash);

-- A file, once for each province: the same scan on ten cards is kept and sent once. What another province holds is
-- another file, even when the bytes are the same, so that nobody learns from one what is in the other.
create table file (
    province_id text not null references province (id),
    hash text not null,
    media text not null,
    bytes bigint not null,
    -- Who sends it; unfinished files are counted for each person.
    person_id text not null references person (id),
    begun_at bigint not null,
    -- When the latest piece came. Unfinished files that nobody goes on with are cleared away.
    touched_at bigint not null,
    -- So many bytes are here, from the first on: a broken line goes on from there.
    received bigint not null,
    -- When all bytes were here, came to the hash and were of the type. Only then is the file given to anybody.
    arrived_at bigint,
    primary key (province_id, hash)
);

create index file_by_person on file (person_id);

-- A file's bytes, in the pieces in which they came. Why they are in the database: docs/adr/0007.
create table file_piece (
    province_id text not null,
    hash text not null,
    -- The place of its first byte.
    at_byte bigint not null,
    -- SQLite keeps bytes in a column of any type, and PostgreSQL has this one.
    content bytea not null,
    primary key (province_id, hash, at_byte),
    foreign key (province_id, hash) references file (province_id, hash)
);
