-- What was answered by the link, as the page that thanks for it names it: whoever presses "Send" twice reads it again. Without it a link
-- has ended otherwise.
alter table sixstep.reporter_link add column answered_as varchar(20);
