-- How it came to be so: the audit log. Lines are added and never changed or taken away.

-- Every operation that was decided, carried out or refused. Written in the transaction of its effects, so either both
-- are there or neither; a device that asks again gets the verdict that stands here.
create table op (
    id text primary key,
    -- The plan it was judged in.
    plan_id text not null references plan (id),
    person_id text not null references person (id),
    device_id text not null,
    received_at bigint not null,
    -- The plan's revision once it was decided.
    rev bigint not null,
    -- JSON: the operation, and what became of it.
    body text not null,
    verdict text not null,
    -- 1 when it was refused: what coordinator and administrator look through.
    refused bigint not null
);

create index op_by_rev on op (plan_id, rev);

-- Every time a document was read into a plan.
create table plan_import (
    id text primary key,
    plan_id text not null references plan (id),
    person_id text not null references person (id),
    at bigint not null,
    -- The plan's revision afterwards.
    rev bigint not null,
    created bigint not null,
    updated bigint not null,
    unchanged bigint not null
);

create index plan_import_by_plan on plan_import (plan_id, at);
