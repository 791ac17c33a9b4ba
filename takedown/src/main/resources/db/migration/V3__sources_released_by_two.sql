-- A list of sources that an operator proposes, and what another one made of it.
create table source_proposal (
    id             uuid primary key,
    version        text not null,
    yaml           text not null,
    note           text not null,
    state          text not null check (state in ('WAITING', 'RELEASED', 'RETURNED')),
    proposed_by    text not null,
    proposed_as    text not null,
    proposed_at    timestamptz not null,
    judged_by      text,
    judged_as      text,
    judged_at      timestamptz,
    reason         text,
    release_number bigint unique check (release_number > 0),
    constraint two_operators check (judged_by is null or judged_by <> proposed_by),
    constraint judged_by_somebody check (case when state = 'WAITING'
        then judged_by is null and judged_as is null and judged_at is null
        else judged_by is not null and judged_as is not null and judged_at is not null end),
    constraint returned_with_a_reason check ((state = 'RETURNED') = (reason is not null)),
    constraint released_in_order check ((state = 'RELEASED') = (release_number is not null))
);
create index source_proposal_latest on source_proposal (proposed_at);
comment on column source_proposal.version is 'SHA-256 of the YAML''s bytes, first 16 hex digits';
comment on column source_proposal.proposed_as is 'Pseudonym, as the audit and the topics carry it';
comment on column source_proposal.release_number is 'The greatest one is in force';

-- Since when each source of the list in force has been in every list without a break.
create table listed_source (
    source_id text primary key,
    since     timestamptz not null
);

create trigger judged_once before update on source_proposal for each row
    when (old.state <> 'WAITING') execute function refuse_change();
create trigger words_never_changed before update of id, version, yaml, note, proposed_by, proposed_as, proposed_at
    on source_proposal for each row execute function refuse_change();
create trigger never_deleted before delete on source_proposal for each row execute function refuse_change();
create trigger never_emptied before truncate on source_proposal execute function refuse_change();
