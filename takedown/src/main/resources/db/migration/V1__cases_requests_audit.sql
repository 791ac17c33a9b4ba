-- Tables that only grow: the database itself refuses to change them.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'Table % is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

-- Who -----------------------------------------------------------------------------------------------------------
create table account (
    username      text primary key,
    display_name  text not null,
    password_hash text not null,
    pseudonym     text not null unique,
    disabled      boolean not null default false,
    failures      integer not null default 0,
    locked_until  timestamptz,
    created_at    timestamptz not null
);

create table account_role (
    username text not null references account,
    role     text not null check (role in
        ('ANALYST', 'APPROVER', 'CLERK', 'SIGNATORY', 'OPERATOR', 'AUDITOR', 'ADMINISTRATOR')),
    primary key (username, role)
);

-- The audit chain -----------------------------------------------------------------------------------------------
create table audit_entry (
    seq        bigint primary key check (seq > 0),
    at         timestamptz not null,
    actor      text not null,
    act        text not null,
    subject    text not null,
    commitment text not null,
    prev_hash  text not null,
    hash       text not null unique
);
create index audit_entry_subject on audit_entry (subject, seq);

-- What the commitments hold. A row can be erased without breaking the chain; it cannot be changed.
create table audit_opening (
    seq     bigint primary key references audit_entry,
    salt    text not null,
    details text not null
);

-- Cases ---------------------------------------------------------------------------------------------------------
create table moderation_case (
    id           uuid primary key,
    post_id      text not null unique,
    revision     integer not null,
    state        text not null check (state in
        ('OPEN', 'CONFIRMED', 'DISMISSED', 'OUT_OF_SCOPE', 'HANDED_OFF', 'CLEARED')),
    version      integer not null,
    code         text,
    decided_by   text,
    decided_at   timestamptz,
    priority     text not null check (priority in ('P0', 'P1', 'P2')),
    codes        text[] not null,
    source_id    text not null,
    source_kind  text not null,
    audience     text not null,
    language     text not null,
    url          text,
    url_ref      text,
    report       jsonb,
    cluster      text,
    flagged_at   timestamptz not null,
    fetched_at   timestamptz not null,
    published_at timestamptz,
    opened_at    timestamptz not null,
    updated_at   timestamptz not null,
    check ((code is not null) = (state in ('CONFIRMED', 'HANDED_OFF'))),
    check ((decided_by is null) = (state in ('OPEN', 'CLEARED')))
);
create index moderation_case_queue on moderation_case (state, priority, flagged_at);
create index moderation_case_url on moderation_case (url);
create index moderation_case_cluster on moderation_case (cluster);

create table case_part (
    post_id        text not null references moderation_case (post_id),
    revision       integer not null,
    part           text not null check (part in ('TEXT', 'MEDIA')),
    raised         boolean not null,
    details        jsonb not null,
    text_ref       text,
    media_id       text,
    content_sha256 text,
    flagged_at     timestamptz not null,
    primary key (post_id, revision, part)
);
create index case_part_text_ref on case_part (text_ref);

-- Sealed texts that nobody may keep, until their bytes are gone: the delete outlives a crash.
create table dropped_text (
    text_ref text primary key
);

create table verdict (
    case_id        uuid not null references moderation_case,
    sequence       integer not null check (sequence > 0),
    post_id        text not null,
    revision       integer not null,
    kind           text not null check (kind in ('CONFIRMED', 'DISMISSED', 'OUT_OF_SCOPE', 'HANDED_OFF')),
    code           text,
    analyst        text not null,
    policy_version text not null,
    model_version  text not null,
    decided_at     timestamptz not null,
    primary key (case_id, sequence)
);

-- An address that a person entered; once a day at most.
create table manual_url (
    id         uuid primary key,
    url        text not null,
    note       text not null,
    entered_by text not null,
    entered_at timestamptz not null,
    day        date not null,
    unique (url, day)
);

-- Law and addressees --------------------------------------------------------------------------------------------
create table legal_basis (
    id            text primary key,
    instrument    text not null,
    article       text not null,
    title_vi      text not null,
    summary_vi    text not null,
    summary_en    text not null,
    quoted_text   text,
    mark          text not null check (mark in ('C', 'C2', 'M')),
    valid_from    date,
    valid_to      date,
    superseded_by text,
    hours         integer check (hours > 0),
    codes         text[] not null,
    source        text not null,
    verified_by   text,
    check (valid_from is null or valid_to is null or valid_from < valid_to)
);
comment on column legal_basis.summary_vi is 'Our own words, not the law''s';
comment on column legal_basis.quoted_text is 'Entered by a person from the official gazette; null until then, never composed';
comment on column legal_basis.mark is 'C confirmed in the named source, C2 at second hand, M unverified';
comment on column legal_basis.valid_from is 'Null: in force before this project began, date not verified';
comment on column legal_basis.valid_to is 'First day on which it is no longer in force';

create table addressee (
    id          text primary key,
    name        text not null,
    kind        text not null check (kind in ('PLATFORM', 'PRESS', 'HOST', 'REGULATOR')),
    language    text not null,
    country     text not null,
    hosts       text[] not null,
    channel     text not null check (channel in ('outbox')),
    verified_on date
);
comment on column addressee.verified_on is 'Null: contact never verified, so no live channel may be used';

-- Removal requests ----------------------------------------------------------------------------------------------
create sequence public_ref_number;

create table removal_request (
    id                 uuid primary key,
    public_ref         text not null unique,
    case_id            uuid not null references moderation_case,
    state              text not null check (state in
        ('DRAFT', 'IN_REVIEW', 'RETURNED', 'REJECTED', 'REJECTED_OUT_OF_SCOPE', 'APPROVED', 'IN_OUTBOX')),
    sequence           integer not null check (sequence > 0),
    kind               text not null check (kind in ('REMOVAL_REQUEST', 'REFERRAL')),
    code               text not null check (code in
        ('OBSCENE_TO_CHILD', 'BULLY', 'HONOUR', 'PII', 'PRESS_ID', 'SELF_HARM', 'CHALLENGE')),
    addressee_id       text not null references addressee,
    addressee_language text not null,
    subject            text not null,
    facts              text not null,
    reasons            text not null,
    action             text not null,
    action_rationale   text not null,
    territorial_scope  text not null,
    drafter            text not null,
    approver           text,
    official_number    text,
    released_at        timestamptz,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    constraint two_people check (approver is null or approver <> drafter),
    constraint released_by_somebody check
        ((state in ('APPROVED', 'IN_OUTBOX')) = (approver is not null and released_at is not null))
);
create index removal_request_case on removal_request (case_id);
create index removal_request_state on removal_request (state, updated_at);
comment on column removal_request.official_number is 'Entered by the clerk; the software never numbers a letter';

create table request_item (
    request_id   uuid not null references removal_request,
    position     integer not null,
    url          text not null,
    content_type text not null,
    captured_at  timestamptz not null,
    sha256       text,
    note         text,
    open         boolean not null default true,
    primary key (request_id, position)
);
create unique index one_open_request_per_url on request_item (url) where open;
create index request_item_url on request_item (url);

create table request_basis (
    request_id uuid not null references removal_request,
    position   integer not null,
    basis_id   text not null references legal_basis,
    primary key (request_id, position)
);

create table request_event (
    request_id uuid not null references removal_request,
    sequence   integer not null check (sequence > 0),
    from_state text,
    to_state   text not null,
    actor      text not null,
    commitment text not null,
    audit_seq  bigint not null references audit_entry,
    at         timestamptz not null,
    primary key (request_id, sequence)
);

-- Kafka's edge --------------------------------------------------------------------------------------------------
create table consumer_offset (
    consumer_group text not null,
    topic          text not null,
    partition      integer not null,
    next_offset    bigint not null,
    primary key (consumer_group, topic, partition)
);

create table relay_outbox (
    id           bigint generated always as identity primary key,
    topic        text not null,
    key          bytea,
    value        bytea,
    headers      jsonb not null,
    partition_by text,
    created_at   timestamptz not null
);

create table counter (
    name  text primary key,
    value bigint not null
);

create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger never_emptied before truncate on audit_entry execute function refuse_change();
create trigger never_changed before update on audit_opening for each row execute function refuse_change();
create trigger append_only before update or delete on verdict for each row execute function refuse_change();
create trigger never_emptied before truncate on verdict execute function refuse_change();
create trigger append_only before update or delete on request_event for each row execute function refuse_change();
create trigger never_emptied before truncate on request_event execute function refuse_change();
