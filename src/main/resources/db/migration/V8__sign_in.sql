-- Attempts to log in that did not succeed, or not yet: what slows down guessing, on all nodes alike. What was typed as the name is kept as a digest,
-- because people type their password there; rows are deleted after an hour.
create table sixstep.login_attempt (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  account bytea       not null,
  network text        not null
);
create index login_attempt_network on sixstep.login_attempt (network, at);
create index login_attempt_account on sixstep.login_attempt (account, at);
create index login_attempt_at on sixstep.login_attempt (at);

-- Sessions of the web applications. The id in the cookie is kept as a digest: who reads the database cannot take over a session.
create table sixstep.web_session (
  id         bytea       primary key,
  person     text,
  created_at timestamptz not null,
  used_at    timestamptz not null,
  ends_at    timestamptz not null,
  attributes jsonb       not null default '{}'
);
create index web_session_person on sixstep.web_session (person) where person is not null;
create index web_session_ends_at on sixstep.web_session (ends_at);
