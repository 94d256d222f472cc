-- Somebody lost a group or, without a group here, the account, in whatever way. The application gives their work back and removes the row.
create table sixstep.departure (
  id       bigint generated always as identity primary key,
  user_id  text        not null,
  group_id text,
  at       timestamptz not null default now()
);

create function sixstep.note_departure() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'act_id_user' then
    insert into sixstep.departure (user_id) values (old.id_);
  else
    insert into sixstep.departure (user_id, group_id) values (old.user_id_, old.group_id_);
  end if;
  return null;
end $$;
create trigger note_departure after delete on act_id_membership for each row execute function sixstep.note_departure();
create trigger note_departure after delete on act_id_user for each row execute function sixstep.note_departure();

create index ticket_open_by_collaborator on sixstep.ticket using gin (collaborators) where status <> 'archived';

-- Those who left before this was noted.
insert into sixstep.departure (user_id)
select distinct owner from sixstep.ticket
where status <> 'archived' and owner is not null and not exists (select 1 from act_id_user where id_ = owner);
