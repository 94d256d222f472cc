-- For job acquisition, which asks for the next few jobs that are due and not locked: by priority, timers first, by due date. The engine
-- brings no index for this order, and none for the jobs that are locked, whose tickets are to be left alone: without it, the whole table is
-- read for every few jobs.
create index act_idx_job_turn on act_ru_job (priority_ desc, type_ desc, duedate_) where retries_ > 0 and suspension_state_ = 1;
create index act_idx_job_locked on act_ru_job (lock_exp_time_) where lock_owner_ is not null;

-- From now on every job has a due date (ensure-job-due-date-not-null): "or no due date at all" could not be looked up in the index.
update act_ru_job set duedate_ = coalesce(create_time_, now() at time zone 'UTC') where duedate_ is null;

-- Timers of tickets that are open already get their turn too, as TicketUrgency gives it to new ones.
update act_ru_job j set priority_ = case t.priority when 'P0' then 30 when 'P2' then 10 when 'P3' then 0 else 20 end
  from sixstep.ticket t where t.process_instance_id = j.root_proc_inst_id_;
