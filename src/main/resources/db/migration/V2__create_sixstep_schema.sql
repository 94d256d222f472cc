-- Domain data of Sixstep. Keys are UUIDs; a ticket's number is a label. Times are UTC instants.
create schema if not exists sixstep;
create extension if not exists pg_trgm;

create table sixstep.ticket (
  id                       uuid primary key,
  number                   text unique,
  status                   text        not null default 'new',
  round                    int         not null default 1,
  priority                 text check (priority in ('P0', 'P1', 'P2', 'P3')),
  policy                   text        not null default 'merged',
  language                 text        not null default 'en' check (language in ('en', 'zh')),
  channel                  text        not null,
  summary                  text        not null,
  description              text,
  category                 text,
  subcategory              text,
  request_kind             text,
  impact                   text,
  urgency                  text,
  criticality              text,
  emergency                boolean     not null default false,
  major_incident           boolean     not null default false,
  affected                 text,
  reporter_name            text,
  reporter_employee_number text,
  reporter_department      text,
  reporter_organisation    text,
  reporter_email           text,
  reporter_phone           text,
  occurred_at              timestamptz,
  reported_at              timestamptz not null,
  accepted_at              timestamptz not null,
  accepted_by              text,
  handling_group           text,
  owner                    text,
  collaborators            text[]      not null default '{}',
  promised_at              timestamptz,
  first_response_at        timestamptz,
  resolved_at              timestamptz,
  closed_at                timestamptz,
  outcome                  text,
  satisfaction             int,
  duplicate_of             uuid references sixstep.ticket,
  process_instance_id      text,
  service_levels           jsonb       not null default '[]',
  -- every field of a form that has no column above, by its form key
  fields                   jsonb       not null default '{}'
);
comment on column sixstep.ticket.service_levels is 'the vector of targets promised to this ticket, as the decision setServiceLevels gave them';
create index ticket_by_acceptance on sixstep.ticket (accepted_at desc, id desc);
create index ticket_by_status on sixstep.ticket (status, accepted_at desc, id desc);
create index ticket_by_owner on sixstep.ticket (owner, accepted_at desc, id desc) where owner is not null;
create index ticket_by_group on sixstep.ticket (handling_group, accepted_at desc, id desc) where handling_group is not null;
create index ticket_by_reporter on sixstep.ticket (lower(reporter_email), accepted_at desc, id desc) where reporter_email is not null;
create index ticket_search on sixstep.ticket using gin (summary gin_trgm_ops);
create index ticket_by_original on sixstep.ticket (duplicate_of) where duplicate_of is not null;
create index ticket_load on sixstep.ticket (owner) where status <> 'archived' and owner is not null;

-- One counter per kind and period ('TS' and a day, 'case' and a month); the row is the lock that makes numbers unique.
create table sixstep.number_counter (
  kind   text not null,
  period text not null,
  last   int  not null,
  primary key (kind, period)
);

-- The timeline. Append-only: the trigger refuses what a right cannot, because the application owns the table.
create table sixstep.ticket_event (
  id         bigint generated always as identity primary key,
  ticket_id  uuid        not null references sixstep.ticket,
  at         timestamptz not null,
  actor      text        not null,
  kind       text        not null,
  visibility text        not null check (visibility in ('public', 'internal')),
  step       text,
  text       text,
  fields     jsonb
);
create index ticket_event_by_ticket on sixstep.ticket_event (ticket_id, id);

create function sixstep.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ticket_event_append_only before update or delete on sixstep.ticket_event
  for each row execute function sixstep.refuse_change();

-- One row per ticket, round and target that is being measured.
create table sixstep.sla_clock (
  ticket_id        uuid        not null references sixstep.ticket,
  round            int         not null,
  clock            text        not null,
  policy           text        not null,
  source           text        not null,
  target           text        not null,
  calendar         text        not null,
  warn_percent     int         not null,
  started_at       timestamptz not null,
  warn_at          timestamptz not null,
  due_at           timestamptz not null,
  stopped_at       timestamptz,
  paused_at        timestamptz,
  pause_reason     text,
  paused_seconds   bigint      not null default 0,
  verdict          text check (verdict in ('met', 'missed')),
  decision         text        not null,
  decision_version int,
  rule             text,
  primary key (ticket_id, round, clock)
);

-- What was raised for a clock, once: the engine promises a timer at least once, this table makes it exactly once.
create table sixstep.sla_alarm (
  ticket_id uuid        not null references sixstep.ticket,
  round     int         not null,
  clock     text        not null,
  level     text        not null,
  due_at    timestamptz not null,
  raised_at timestamptz not null,
  primary key (ticket_id, round, clock, level)
);

-- Intake is keyed: the same key and door give the same ticket.
create table sixstep.intake (
  channel      text        not null,
  external_key text        not null,
  request_hash text        not null,
  ticket_id    uuid        not null references sixstep.ticket,
  received_at  timestamptz not null,
  primary key (channel, external_key)
);

-- What is told to people. A row is written in the transaction of its cause and sent afterwards.
create table sixstep.outbox_message (
  id           uuid primary key,
  message_key  text        not null unique,
  message_id   text        not null unique,
  ticket_id    uuid references sixstep.ticket,
  kind         text        not null,
  recipient    text        not null,
  address      text,
  language     text        not null,
  subject      text        not null,
  body         text        not null,
  link_id      uuid,
  state        text        not null check (state in ('kept', 'waiting', 'sent', 'failed')),
  attempts     int         not null default 0,
  last_error   text,
  created_at   timestamptz not null,
  sent_at      timestamptz
);
comment on column sixstep.outbox_message.state is 'kept: no channel is configured or no address is known, the message stays in the timeline';
create index outbox_message_by_ticket on sixstep.outbox_message (ticket_id);
create index outbox_message_unsent on sixstep.outbox_message (created_at) where state in ('waiting', 'failed');

-- A signed link is also a row: a signature alone could be used twice.
create table sixstep.reporter_link (
  id         uuid primary key,
  ticket_id  uuid        not null references sixstep.ticket,
  purpose    text        not null check (purpose in ('confirm', 'authorize')),
  round      int         not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index reporter_link_by_ticket on sixstep.reporter_link (ticket_id);

create table sixstep.answer (
  id           uuid primary key,
  title        text        not null,
  problem      text,
  body         text        not null,
  answer_class text,
  keywords     text[]      not null default '{}',
  related_system text,
  typical_case boolean     not null default false,
  audience     text        not null default 'internal' check (audience in ('internal', 'public')),
  language     text        not null default 'en',
  status       text        not null check (status in ('draft', 'published', 'discarded', 'retired')),
  revision     int         not null default 1,
  replaces     uuid references sixstep.answer,
  ticket_id    uuid references sixstep.ticket,
  author       text        not null,
  reviewer     text,
  fields       jsonb       not null default '{}',
  used_count   int         not null default 0,
  created_at   timestamptz not null,
  published_at timestamptz
);
create index answer_by_status on sixstep.answer (status, published_at desc);
create index answer_search on sixstep.answer using gin ((title || ' ' || coalesce(problem, '') || ' ' || body) gin_trgm_ops);

-- The archive. Immutable.
create table sixstep.case_record (
  id               uuid primary key,
  case_number      text        not null unique,
  archive_key      text        not null,
  ticket_id        uuid        not null unique references sixstep.ticket,
  ticket_number    text        not null,
  category         text,
  reporter         text,
  description      text,
  initial_analysis text,
  owner            text,
  collaborators    text[]      not null default '{}',
  process_record   jsonb       not null,
  root_cause       text,
  solution         text,
  solution_summary text,
  lessons          text,
  outcome          text,
  satisfaction     int,
  feedback         text,
  state            text        not null,
  keywords         text[]      not null default '{}',
  knowledge_decision text,
  answer_id        uuid references sixstep.answer,
  rounds           int         not null,
  priority         text,
  handling_group   text,
  accepted_at      timestamptz not null,
  resolved_at      timestamptz,
  archived_at      timestamptz not null,
  facts            jsonb       not null
);
create index case_record_by_archiving on sixstep.case_record (archived_at desc, id);
create trigger case_record_immutable before update or delete on sixstep.case_record
  for each row execute function sixstep.refuse_change();

create table sixstep.review (
  id           uuid primary key,
  monthly      boolean     not null,
  period_from  timestamptz not null,
  period_to    timestamptz not null,
  state        text        not null check (state in ('open', 'published')),
  problems     jsonb       not null default '{}',
  fields       jsonb       not null default '{}',
  created_at   timestamptz not null,
  published_at timestamptz
);
create unique index review_once_per_period on sixstep.review (monthly, period_from, period_to);

-- db-scheduler's own table (its published definition for PostgreSQL)
create table sixstep.scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_by_execution_time on sixstep.scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on sixstep.scheduled_tasks (last_heartbeat);
