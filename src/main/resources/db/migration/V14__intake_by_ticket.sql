-- An erased ticket loses its idempotency keys; without this each looks through all keys of the last 30 days.
create index intake_ticket on sixstep.intake (ticket_id);
