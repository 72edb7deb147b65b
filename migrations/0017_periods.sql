-- What agencies report for a period, and what was frozen of it.

-- One report of one agency for one period of a plan, with all its versions; or, of no agency, the figures of the whole province that were
-- frozen. Versions are only ever added; how far a report is is told from them.
create table period_report (
    -- Follows from plan, period and agency.
    id text primary key,
    plan_id text not null references plan (id),
    rev bigint not null,
    -- Such as 2025-q1.
    period text not null,
    agency_id text references agency (id),
    -- JSON list of versions, each with who wrote it and when.
    versions text not null
);

create index period_report_by_rev on period_report (plan_id, rev);

-- On which day of a month periods begin, and on which of their last month reports are due. They travel with the directory.
alter table province add column first_day bigint not null default 15;
alter table province add column due_day bigint not null default 20;
