-- Appraisal: what a step was given, where it stands, and what proves it.

-- JSON: the last step, who took it, when, and the explanation or reason given; null before the first.
alter table task add column appraisal text;
alter table share add column appraisal text;

-- How many pieces of evidence stand, a card's with those of its units: what is put forward without any has to be explained.
alter table task add column evidence bigint not null default 0;
alter table share add column evidence bigint not null default 0;

update task set evidence = (select count(*) from evidence where evidence.task_id = task.id and evidence.withdrawn_at is null);
update share set evidence = (
    select count(*) from evidence
    where evidence.task_id = share.task_id and evidence.unit_id = share.unit_id and evidence.withdrawn_at is null
);

-- The explanation or reason that went with a move; empty where none did.
alter table entry add column why text not null default '';
