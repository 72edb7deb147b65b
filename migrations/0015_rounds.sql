-- Rounds of proposals: who leads a criterion is asked what is to be done for it.

-- JSON: the last day, the year the plan to come is for, when it was opened, and the plan that was made of it; null for a document upon
-- which nothing is proposed.
alter table plan add column round text;

-- What only a proposal has: who is to carry it out, what it is to reach, the points expected. Empty where nothing was written.
alter table wording add column carried_out_by text not null default '';
alter table wording add column target text not null default '';
alter table wording add column points text not null default '';
