-- The names of past tasks hold what reporters wrote, which a process owner need not know: READ_HISTORY (4096) on every process definition (6).
update act_ru_authorization set perms_ = perms_ & ~4096, rev_ = rev_ + 1
  where group_id_ = 'owners' and type_ = 1 and resource_type_ = 6 and resource_id_ = '*' and perms_ & 4096 <> 0;
