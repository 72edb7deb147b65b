-- What people say to each other on a card, and who does what when.

-- A leader's comment is a direction: it waits for an answer, and is told which comment answered it first. No other comment changes.
alter table comment add column direction bigint not null default 0;
-- JSON list of the people it names, all of this province.
alter table comment add column mentions text not null default '[]';
-- The direction that it answers.
alter table comment add column answers text;
-- The comment that answered this direction first.
alter table comment add column answered text;

-- JSON list of steps: id, words, perhaps a day, whose place it took, who did it and when. Fifty at most, and always read and sent
-- with their card, which is why they are no table: a step is nothing without the others.
alter table task add column steps text not null default '[]';
-- JSON list of the people who carry it out.
alter table task add column people text not null default '[]';
-- How many directions on it have no answer yet, so that a board need not look through the comments.
alter table task add column directions bigint not null default 0;

-- JSON list of the people of the unit who carry its share out.
alter table share add column people text not null default '[]';
