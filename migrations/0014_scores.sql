-- What was aimed at for a criterion, what was measured, and what it scores.

-- All figures of one criterion, or of the whole index, in the order in which they arrived. Figures are only ever added; what stands is told from them.
create table score (
    -- The criterion; the plan, for the whole index.
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    -- JSON list of figures, each with who gave it and when.
    figures text not null
);

create index score_by_rev on score (plan_id, rev);
