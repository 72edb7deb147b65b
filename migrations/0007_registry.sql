-- The registry: what the office knows of an agency besides its name. A merged or renamed agency stays, and names who took over its
-- work: criteria and cards go on naming it, so that a document of its time is read as it was printed.

-- department, commune, vertical, organisation, district or other.
alter table agency add column kind text not null default 'other';
-- The office it belongs to.
alter table agency add column parent_id text references agency (id);
-- The first and the last day on which it exists; null where no end is known.
alter table agency add column valid_from text;
alter table agency add column valid_to text;
alter table agency add column successor_id text references agency (id);

-- Other names by which documents call an agency. No two agencies of a province share one, and none is another's own name; the
-- latter is kept by the program, since a key cannot reach over two tables.
create table agency_alias (
    province_id text not null references province (id),
    alias_key text not null,
    agency_id text not null references agency (id),
    alias text not null,
    -- Its place among the other names of that agency, from nought.
    place bigint not null,
    primary key (province_id, alias_key)
);

create index agency_alias_by_agency on agency_alias (agency_id);

-- Devices hold the directory by its version: they are to fetch it once more, now that it may name successors.
update province set directory_version = directory_version + 1;
