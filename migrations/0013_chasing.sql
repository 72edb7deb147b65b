-- Who was chased about what, and how that goes on.

-- One reminder to one or several agencies about one card. Only ever added; what came of it is told from reports, evidence and history.
create table reminder (
    -- The operation that brought it.
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    task_id text not null references task (id),
    person_id text not null references person (id),
    at bigint not null,
    made_at bigint not null,
    -- JSON list of agency ids, as they were called then.
    agencies text not null,
    -- overdue, due_soon or stalled.
    why text not null,
    words text not null,
    -- 1 the agency, 2 its head, 3 leadership.
    level bigint not null
);

create index reminder_by_rev on reminder (plan_id, rev);

-- After how many days without an answer a reminder may be repeated, and from which one on it goes to the head of the agency and to
-- leadership. They travel with the directory.
alter table province add column repeat_days bigint not null default 7;
alter table province add column head_from bigint not null default 2;
alter table province add column leaders_from bigint not null default 3;
update province set directory_version = directory_version + 1;

-- Where an agency is written to; null where nobody has said so.
alter table agency add column email text;

-- One letter to one agency for each reminder, while e-mail is turned on. Those of one agency that fall due together are sent as one.
create table reminder_mail (
    reminder_id text not null references reminder (id),
    agency_id text not null references agency (id),
    province_id text not null references province (id),
    -- waiting, sent, failed, or no_address.
    state text not null,
    queued_at bigint not null,
    -- When it is tried, or tried again.
    due_at bigint not null,
    tries bigint not null,
    -- When it was sent or given up.
    ended_at bigint,
    primary key (reminder_id, agency_id)
);

create index reminder_mail_by_due on reminder_mail (state, due_at);
