-- Why a plan was amended, beside the day and the counts; empty for an import that gave no reason.
alter table plan_import add column why text not null default '';
