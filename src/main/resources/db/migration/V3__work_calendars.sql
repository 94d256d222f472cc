-- Calendars as they were deployed. A version never changes, because a clock counts by the one that it was promised with.

-- The holidays of one year, as a file said them; the highest version counts.
create table sixstep.holiday_year (
  schedule      text        not null,
  year          int         not null,
  version       int         not null,
  days          jsonb       not null,
  file          text        not null,
  deployment_id text        not null,
  deployed_at   timestamptz not null,
  primary key (schedule, year, version)
);
create trigger holiday_year_immutable before update or delete on sixstep.holiday_year
  for each row execute function sixstep.refuse_change();

-- A calendar together with the holidays that it uses; the highest version is the one that new clocks get.
create table sixstep.work_calendar (
  key           text        not null,
  version       int         not null,
  definition    jsonb       not null,
  deployment_id text        not null,
  deployed_at   timestamptz not null,
  primary key (key, version)
);
create trigger work_calendar_immutable before update or delete on sixstep.work_calendar
  for each row execute function sixstep.refuse_change();

-- 24x7 has no file and is always version 1; clocks from before calendars were files go on by the first one.
alter table sixstep.sla_clock add column calendar_version int not null default 1;

-- A year without holidays that a calendar will need: noticed once, whichever node sees it first, and asked of the process owners by one task.
create table sixstep.missing_year (
  id         uuid        primary key,
  schedule   text        not null,
  year       int         not null,
  noticed_at timestamptz not null,
  fields     jsonb       not null default '{}',
  unique (schedule, year)
);
