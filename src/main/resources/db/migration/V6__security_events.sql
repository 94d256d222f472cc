-- What an administrator must be able to prove later: sign-ins, refusals, changed rights, erasures. Append-only like the timeline; who, what, when, never a secret.
create table sixstep.security_event (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  actor   text        not null,
  kind    text        not null,
  subject text,
  details jsonb       not null default '{}'
);
create index security_event_kind on sixstep.security_event (kind, at desc);
create index security_event_at on sixstep.security_event (at desc);
create trigger security_event_append_only before update or delete on sixstep.security_event
  for each row execute function sixstep.refuse_change();
