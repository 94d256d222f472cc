-- A desk speaks what it has a catalogue for, so that a further language needs files only.
alter table sixstep.ticket
  drop constraint ticket_language_check,
  add constraint ticket_language_check check (language ~ '^[a-z]{2,3}$');
