-- Retention and erasure (E26). What is erased leaves the mark [erased] in its place.

alter table sixstep.ticket add column erased_at timestamptz;
comment on column sixstep.ticket.erased_at is 'when who the reporter is and what the reporter said was erased';

-- What the retention job looks for, so that a night without anything to do costs nothing.
create index ticket_to_erase on sixstep.ticket (closed_at) where status = 'archived' and erased_at is null;
create index outbox_message_to_erase on sixstep.outbox_message (coalesce(sent_at, created_at)) where state in ('sent', 'kept', 'failed') and body <> '[erased]';
create index reporter_link_by_expiry on sixstep.reporter_link (expires_at);
create index intake_by_receipt on sixstep.intake (received_at);

-- Puts the mark in place of every match, whatever the type of the column.
create function sixstep.erased(text text, pattern text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(text, pattern, '[erased]', 'gi')
$$;

create function sixstep.erased(words text[], pattern text) returns text[] language sql immutable strict parallel safe as $$
  select coalesce(array_agg(sixstep.erased(word, pattern) order by place), '{}') from unnest(words) with ordinality as listed (word, place)
$$;

-- Keys stay; a number that matches becomes the mark.
create function sixstep.erased(value jsonb, pattern text) returns jsonb language plpgsql immutable strict parallel safe as $$
begin
  return case jsonb_typeof(value)
    when 'string' then to_jsonb(sixstep.erased(value #>> '{}', pattern))
    when 'number' then case when value #>> '{}' ~* pattern then to_jsonb('[erased]'::text) else value end
    when 'array' then (select coalesce(jsonb_agg(sixstep.erased(item, pattern) order by place), '[]')
                       from jsonb_array_elements(value) with ordinality as items (item, place))
    when 'object' then (select coalesce(jsonb_object_agg(key, sixstep.erased(item, pattern)), '{}') from jsonb_each(value) as entries (key, item))
    else value
  end;
end $$;

-- Of what is no text (a serialized object) nothing can be replaced: it is erased as a whole. Its bytes beyond ASCII are looked for as \ooo.
create function sixstep.erased(bytes bytea, pattern text) returns bytea language plpgsql immutable strict parallel safe as $$
declare
  plain text;
begin
  plain := convert_from(bytes, 'UTF8');
  return case when plain ~* pattern then convert_to(sixstep.erased(plain, pattern), 'UTF8') else bytes end;
exception when character_not_in_repertoire or untranslatable_character then
  return case when encode(bytes, 'escape') ~* pattern then convert_to('[erased]', 'UTF8') else bytes end;
end $$;

-- Facts of a ticket by form key: those that are not kept are erased as a whole, whatever they say.
create function sixstep.erased(facts jsonb, kept text[], pattern text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_object_agg(key, case when key = any (kept) then sixstep.erased(item, pattern)
                                             when jsonb_typeof(item) in ('boolean', 'null') then item
                                             else to_jsonb('[erased]'::text) end), '{}')
  from jsonb_each(facts) as entries (key, item)
$$;

-- The lines of a case record: who, when and what kind stay. Lines of the kinds that were said to the reporter or by them lose all their text.
create function sixstep.erased_lines(lines jsonb, said text[], kept text[], pattern text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(line || (
      select coalesce(jsonb_object_agg(key, case when key = 'fields' and jsonb_typeof(item) = 'object' then sixstep.erased(item, kept, pattern)
                                                 when jsonb_typeof(item) = 'string' and line ->> 'kind' = any (said) then to_jsonb('[erased]'::text)
                                                 else sixstep.erased(item, pattern) end), '{}')
      from jsonb_each(line) as entries (key, item) where key in ('text', 'fields')) order by place), '[]')
  from jsonb_array_elements(lines) with ordinality as listed (line, place)
$$;

create function sixstep.erased_lines(lines jsonb, pattern text) returns jsonb language sql immutable strict parallel safe as $$
  select coalesce(jsonb_agg(line || (
      select coalesce(jsonb_object_agg(key, sixstep.erased(item, pattern)), '{}') from jsonb_each(line) as entries (key, item)
      where key in ('text', 'fields')) order by place), '[]')
  from jsonb_array_elements(lines) with ordinality as listed (line, place)
$$;

-- Whether a text differs from what it was only by marks in place of some of its parts.
create function sixstep.only_erased(before text, after text) returns boolean language sql immutable parallel safe as $$
  select before is not distinct from after or coalesce(
    before like replace(replace(regexp_replace(after, '([\\%_])', '\\\1', 'g'), '"[erased]"', '%'), '[erased]', '%'), false)
$$;

-- The only door through which an append-only row changes: a transaction that says what it does in the setting sixstep.erasure. It puts marks
-- into the columns that are named here, and touches nothing else: who, when, what kind and every figure stay. Nothing is deleted but security
-- events whose time is over.
create function sixstep.refuse_change_but_erasure() returns trigger language plpgsql as $$
declare
  purpose text := coalesce(current_setting('sixstep.erasure', true), '');
  before jsonb;
  after jsonb;
  changed text;
begin
  if purpose = '' then
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end if;
  if tg_op = 'DELETE' then
    if purpose = 'retention' and tg_table_name = 'security_event' then
      return old;
    end if;
    raise exception '% is append-only, nothing of it is ever deleted', tg_table_name using errcode = 'restrict_violation';
  end if;
  -- generated anew from the other columns
  before := to_jsonb(old) - 'search';
  after := to_jsonb(new) - 'search';
  for changed in select key from jsonb_object_keys(before) as keys (key) where before -> key is distinct from after -> key loop
    if not changed = any (tg_argv) or not sixstep.only_erased(before ->> changed, after ->> changed) then
      raise exception '% is append-only: an erasure puts the mark into its texts, it does not change %', tg_table_name, changed using errcode = 'restrict_violation';
    end if;
  end loop;
  if before ? 'process_record' and (select jsonb_agg(line - '{text,fields}'::text[]) from jsonb_array_elements(before -> 'process_record') as lines (line))
      is distinct from (select jsonb_agg(line - '{text,fields}'::text[]) from jsonb_array_elements(after -> 'process_record') as lines (line)) then
    raise exception '% is append-only: who, when and what stay in its lines', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

drop trigger ticket_event_append_only on sixstep.ticket_event;
create trigger ticket_event_append_only before update or delete on sixstep.ticket_event
  for each row execute function sixstep.refuse_change_but_erasure('text', 'fields');

drop trigger case_record_immutable on sixstep.case_record;
create trigger case_record_immutable before update or delete on sixstep.case_record
  for each row execute function sixstep.refuse_change_but_erasure('reporter', 'description', 'initial_analysis', 'process_record', 'root_cause', 'solution',
    'solution_summary', 'lessons', 'feedback', 'keywords', 'facts');

drop trigger security_event_append_only on sixstep.security_event;
create trigger security_event_append_only before update or delete on sixstep.security_event
  for each row execute function sixstep.refuse_change_but_erasure('subject', 'details');
