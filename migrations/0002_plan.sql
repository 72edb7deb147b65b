-- What: plans, their criteria and cards, and what people add to them. These are the rows that devices hold.
--
-- Each of these rows carries the revision of its plan that last changed it. A device says "I have everything up to
-- revision 812 of this plan" and gets the rows above that; hence an index on (plan_id, rev) everywhere.

-- One document of one year.
create table plan (
    id text primary key,
    province_id text not null references province (id),
    -- plan, or assignment: the table that gives each criterion to a lead agency.
    kind text not null,
    -- Empty when the document leaves it blank.
    number text not null,
    issuer text not null,
    issued_on text,
    year bigint not null,
    title text not null,
    declared_items bigint,
    -- JSON: what the reader of the document noticed, such as a number that is missing.
    notices text not null,
    -- The revision that last changed the columns above.
    row_rev bigint not null,
    -- The plan's revision. Every transaction that changes rows of the plan first takes this line for itself and raises
    -- it, so the order of revisions is the order of commits, and a reader can never skip a row. A sequence or a
    -- timestamp would not do: both are drawn before the commit.
    rev bigint not null,
    -- A sum over the names and revisions of all its rows, the same on every complete copy.
    rows_sum bigint not null
);

create index plan_by_province on plan (province_id);

-- What the index scores, numbered exactly as printed.
create table criterion (
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    number text not null,
    -- Its place in the document, from nought.
    place bigint not null,
    -- weak, satisfaction or maintain: the sections of the plan.
    track text not null,
    -- field, criterion, subcriterion, or null when the document does not say.
    level text,
    title text not null,
    goal text not null,
    -- JSON lists of agency ids, in the order printed.
    lead text not null,
    coordinating text not null,
    deadline_text text not null,
    due_on text
);

create index criterion_by_rev on criterion (plan_id, rev);

-- A card: the small part that moves.
create table task (
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    criterion_id text not null references criterion (id),
    -- not_started, in_progress, in_review or done: the columns of the board.
    status text not null,
    percent bigint not null,
    due_on text,
    -- What holds it up, in words.
    blocked text,
    -- Where it stands among the others of its column; compared as bytes, by the device.
    rank text not null,
    -- JSON list of agency ids.
    assignees text not null,
    -- When somebody last reported anything about it.
    touched_at bigint not null,
    archived_by text references person (id),
    archived_at bigint,
    -- JSON: who last set each field, so that both sides of a clash can be told.
    set_by text not null
);

create index task_by_rev on task (plan_id, rev);

-- A card's words: apart from the card, because they are long and seldom change.
create table wording (
    task_id text primary key references task (id),
    plan_id text not null references plan (id),
    rev bigint not null,
    title text not null,
    -- The words as people left them; null while they are the plan's own.
    text text,
    -- The plan's own words; changed only by importing the plan again.
    words text not null,
    -- The line of the document they were read from.
    line bigint
);

create index wording_by_rev on wording (plan_id, rev);

-- A progress report. Its id is that of the operation that brought it. Never changed.
create table progress_update (
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    task_id text not null references task (id),
    person_id text not null references person (id),
    -- When it reached the server, and when it was written by the device's clock.
    at bigint not null,
    made_at bigint not null,
    did text not null,
    percent bigint
);

create index progress_update_by_rev on progress_update (plan_id, rev);

-- A remark. Its id is that of the operation that brought it. Never changed.
create table comment (
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    task_id text not null references task (id),
    person_id text not null references person (id),
    at bigint not null,
    made_at bigint not null,
    body text not null
);

create index comment_by_rev on comment (plan_id, rev);

-- A line of a card's history. Nothing but `settled` ever changes in it.
create table entry (
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    task_id text not null references task (id),
    person_id text not null references person (id),
    at bigint not null,
    made_at bigint not null,
    -- created, set, joined, clash, version, archived or restored.
    kind text not null,
    field text,
    -- JSON values: what the person saw, what they wanted, and in a clash what stood there instead.
    from_value text,
    to_value text,
    other_value text,
    other_by text references person (id),
    -- JSON list of the people who have seen the clash and are content.
    settled text not null
);

create index entry_by_rev on entry (plan_id, rev);
