-- What counts as soon and as long ago, in whole days: each province says so for itself. They travel with the directory, whose
-- version is raised when they change.
alter table province add column soon_days bigint not null default 14;
alter table province add column stalled_days bigint not null default 30;
