-- Who does how much of what many carry out.

-- Who a collective such as "Các cơ quan, đơn vị, địa phương" is in one plan, frozen when the plan was signed: a registry changes, and
-- what a plan asked of whom does not. The coordinator adds to it and takes from it.
create table roster (
    -- The collective.
    id text not null references agency (id),
    plan_id text not null references plan (id),
    rev bigint not null,
    -- JSON list of agency ids, in the order of lists.
    units text not null,
    -- As of which day the registry was asked.
    frozen_on text,
    primary key (plan_id, id)
);

create index roster_by_rev on roster (plan_id, rev);

-- One unit's part of a card. There is none before the first word about it: most units of most cards have not said anything, and
-- those are told from the roster.
create table share (
    -- Follows from card and unit, so that two devices that begin it begin one.
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    task_id text not null references task (id),
    unit_id text not null references agency (id),
    -- not_started, in_progress, in_review or done.
    status text not null,
    percent bigint not null,
    -- What holds it up, in words.
    blocked text,
    -- When the unit, or somebody for it, last reported; null while only others spoke of it.
    reported_at bigint,
    -- JSON: who last set each field.
    set_by text not null
);

create index share_by_rev on share (plan_id, rev);

-- Of whose share a report, a line of history or evidence tells; null when of the whole card.
alter table progress_update add column unit_id text references agency (id);
alter table entry add column unit_id text references agency (id);
alter table evidence add column unit_id text references agency (id);
