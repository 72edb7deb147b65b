-- What people say about the program itself. It belongs to no plan: no copy of a plan holds it, and no device but the writer's.

create table feedback (
    -- Made on the device, so that the same sent twice is kept once. Only beside its writer does it say which it is: nobody can
    -- take, or find out, an id of somebody else.
    id text not null,
    person_id text not null references person (id),
    province_id text not null references province (id),
    -- broken, unclear or idea.
    kind text not null,
    words text not null,
    -- JSON: screen, language, program, window and browser, as the form told its writer.
    about text not null,
    -- By the device's clock.
    written_at bigint not null,
    received_at bigint not null,
    -- Since when it is dealt with; null while it is open.
    settled_at bigint,
    primary key (person_id, id)
);

create index feedback_by_time on feedback (province_id, received_at);
