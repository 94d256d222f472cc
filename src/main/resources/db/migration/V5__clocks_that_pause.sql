-- Each policy that promises a target is measured on its own; the strictest one rings.
alter table sixstep.sla_clock drop constraint sla_clock_pkey;
alter table sixstep.sla_clock add primary key (ticket_id, round, clock, source);

alter table sixstep.sla_clock
  add column starts_from     text        not null default 'step' check (starts_from in ('occurrence', 'report', 'acceptance', 'step')),
  add column pausable        boolean     not null default false,
  add column since           timestamptz,
  add column counted_seconds bigint      not null default 0,
  add column pause_ends_at   timestamptz,
  add column verdict_today   text check (verdict_today in ('met', 'missed')),
  add column due_today       timestamptz,
  add column version_today   int;
update sixstep.sla_clock set since = started_at;
alter table sixstep.sla_clock alter column since set not null;
alter table sixstep.sla_clock drop column paused_at;
update sixstep.sla_clock set starts_from = 'acceptance' where clock in ('record', 'triage', 'response', 'resolve') and round = 1;

-- What a clock that was paused has counted, piece by piece. A clock that never paused has only its own row.
create table sixstep.sla_segment (
  ticket_id       uuid        not null references sixstep.ticket,
  round           int         not null,
  clock           text        not null,
  source          text        not null,
  began_at        timestamptz not null,
  ended_at        timestamptz not null,
  pause_reason    text,
  counted_seconds bigint      not null,
  primary key (ticket_id, round, clock, source, began_at, ended_at),
  check (began_at <= ended_at)
);
create trigger sla_segment_immutable before update or delete on sixstep.sla_segment
  for each row execute function sixstep.refuse_change();

-- A verdict is never given anew, whatever becomes of calendars and tables.
create function sixstep.keep_verdict() returns trigger language plpgsql as $$
begin
  if old.verdict is not null and (new.verdict, new.verdict_today, new.due_at, new.due_today, new.stopped_at, new.counted_seconds, new.paused_seconds, new.target)
      is distinct from (old.verdict, old.verdict_today, old.due_at, old.due_today, old.stopped_at, old.counted_seconds, old.paused_seconds, old.target) then
    raise exception 'The verdict on the clock % of ticket % stands.', old.clock, old.ticket_id;
  end if;
  return new;
end $$;
create trigger sla_clock_verdict before update on sixstep.sla_clock for each row execute function sixstep.keep_verdict();

-- A level is raised once for each promise: a ticket that becomes P0 and then P1 again is not warned twice of the same.
alter table sixstep.sla_alarm add column target text not null default '';
update sixstep.sla_alarm set level = case level when 'atRisk' then '75%' when 'missed' then '100%' else level end;
update sixstep.sla_alarm a set target = c.target from sixstep.sla_clock c where c.ticket_id = a.ticket_id and c.round = a.round and c.clock = a.clock;
alter table sixstep.sla_alarm alter column target drop default;
alter table sixstep.sla_alarm drop constraint sla_alarm_pkey;
alter table sixstep.sla_alarm add primary key (ticket_id, round, clock, target, level);
