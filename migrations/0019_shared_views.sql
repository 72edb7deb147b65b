-- Views of a plan's board that the coordinator gave everybody.

-- JSON list, each with its name and the board's own address with filters and grouping; a name stands there once.
alter table plan add column views text not null default '[]';
