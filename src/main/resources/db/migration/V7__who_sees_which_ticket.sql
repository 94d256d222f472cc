-- Who may see a ticket is asked in every list (decision 19): by its process instance, and by who took it in or contributes to it.
create index ticket_by_process_instance on sixstep.ticket (process_instance_id) where process_instance_id is not null;
create index ticket_by_intake on sixstep.ticket (accepted_by, accepted_at desc, id desc) where accepted_by is not null;
create index ticket_by_collaborator on sixstep.ticket using gin (collaborators);
create index ticket_without_owner on sixstep.ticket (accepted_at desc, id desc) where owner is null and closed_at is null;
