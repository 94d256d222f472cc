-- What was answered by the link: whoever presses "Send" twice reads the thanks again. Without it a link has ended otherwise.
alter table sixstep.reporter_link add column answered_as varchar(20);
