-- Who: the province, its agencies and people, and how people get in.
--
-- Conventions of the whole schema, which must mean the same on SQLite and PostgreSQL:
--   * ids are UUIDs as text, made where the thing is made;
--   * moments are milliseconds since 1970 UTC in a bigint, days are text such as '2025-12-31';
--   * flags are 0 or 1 in a bigint: SQLite has no boolean that both drivers read alike;
--   * short lists that are only ever read whole are JSON in a text column.

-- The tenant. Every table below leads to one, and no statement reads across two.
create table province (
    id text primary key,
    name text not null,
    -- The generation of this data. A restored backup starts a new one, and every device then fetches a whole copy.
    epoch text not null,
    -- Raised with every change to agencies, people or the list of plans; a device that holds this version gets none of it.
    directory_version bigint not null
);

-- An office, or a collective such as "Các cơ quan, đơn vị, địa phương".
create table agency (
    id text primary key,
    province_id text not null references province (id),
    -- As first printed.
    name text not null,
    -- The same without case, diacritics and double spaces: what two spellings of one office share.
    name_key text not null,
    collective bigint not null,
    unique (province_id, name_key)
);

-- Someone who did something: stays when the account is gone, since history names them.
create table person (
    id text primary key,
    province_id text not null references province (id),
    name text not null,
    -- administrator, coordinator, leader, head, staff or observer.
    role text not null,
    agency_id text references agency (id)
);

create index person_by_province on person (province_id);

-- What lets a person sign in.
create table account (
    person_id text primary key references person (id),
    login text not null,
    -- The login in small letters: "An.Nguyen" and "an.nguyen" are one.
    login_key text not null unique,
    password_hash text not null,
    disabled_at bigint
);

-- A browser that is signed in. The cookie holds the id, this table only its hash.
create table session (
    id_hash text primary key,
    -- Null until someone has signed in.
    person_id text references person (id),
    data text not null,
    -- In seconds, as cookies count.
    expires_s bigint not null
);

create index session_by_person on session (person_id);
create index session_by_expiry on session (expires_s);

-- What a device last said about itself, so that leadership knows what the figures miss. A shared tablet has one line
-- for each person who uses it.
create table device (
    id text not null,
    person_id text not null references person (id),
    seen_at bigint not null,
    -- Operations that still waited there when it spoke.
    waiting bigint not null,
    primary key (id, person_id)
);

create index device_by_person on device (person_id);
