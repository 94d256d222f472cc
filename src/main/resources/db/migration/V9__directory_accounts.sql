-- Who of an outside directory is which user here. The key is what the directory never gives to another person (entryUUID, sub), so that somebody who
-- is given the name of a person who has left does not become that person. A row stays when its person has gone, for the same reason.
create table sixstep.directory_account (
  user_id   text        primary key,
  directory text        not null,
  person    text        not null,
  seen_at   timestamptz not null,
  left_at   timestamptz,
  unique (directory, person)
);
