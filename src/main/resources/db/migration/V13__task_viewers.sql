-- Who has which task open now (E18). Shared by all nodes; nothing of it is worth keeping: a row that was not renewed for two minutes is deleted, and a crash
-- may empty the table, which is why it is not logged.
create unlogged table sixstep.task_viewer (
  task_id      text        not null,
  user_id      text        not null,
  since        timestamptz not null,
  seen_at      timestamptz not null,
  completed_at timestamptz,
  primary key (task_id, user_id)
);
create index task_viewer_by_sight on sixstep.task_viewer (seen_at);
