-- Search in texts of any language. Chinese has no spaces between words, so a run of its characters is read as every pair of neighbours (and the
-- last character alone): a word of two characters is found by the index, which neither a trigram index nor PostgreSQL's own parser can do.
create function sixstep.search_words(text text) returns text language sql immutable strict parallel safe as $$
  with script as (select normalize(text, nfkc) as plain, '\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff' as range)
  select regexp_replace(plain, '([' || range || ']{1,2})', ' \1 ', 'g') || ' '
      || regexp_replace(
           regexp_replace(regexp_replace(plain, '[^' || range || ']+', ' ', 'g'), '([' || range || '])([' || range || ']*)', '\1 \2 ', 'g'),
           '([' || range || ']{1,2})', ' \1 ', 'g')
  from script
$$;

create function sixstep.search_vector(title text, keywords text[], problem text, body text) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('english', sixstep.search_words(coalesce(title, '') || ' ' || array_to_string(keywords, ' '))), 'A')
      || setweight(to_tsvector('english', sixstep.search_words(coalesce(problem, ''))), 'B')
      || to_tsvector('english', sixstep.search_words(coalesce(body, '')))
$$;

create function sixstep.search_lexemes(text text, shortest int default 1) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(lexeme) from unnest(tsvector_to_array(to_tsvector('english', sixstep.search_words(text)))) lexeme where length(lexeme) >= shortest
$$;

-- What a person typed: every word or its beginning must be there.
create function sixstep.search_all(text text) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':*', ' & ')::tsquery
  from unnest(sixstep.search_lexemes(text)) lexeme
$$;

-- What is like a text that has these words: any of them may be there.
create function sixstep.search_any(words text[]) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery from unnest(words) word
$$;

drop index sixstep.answer_search;
alter table sixstep.answer add column search tsvector generated always as (sixstep.search_vector(title, keywords, problem, body)) stored;
-- Without a list of pending entries, which every search would have to read and which makes the planner avoid the index.
create index answer_search on sixstep.answer using gin (search) with (fastupdate = off);
-- A ticket gives one draft, and an answer has one revision after it.
create unique index answer_once_per_ticket on sixstep.answer (ticket_id) where ticket_id is not null;
create unique index answer_one_successor on sixstep.answer (replaces) where status in ('published', 'retired');

-- Which ticket was solved with which answer.
create table sixstep.answer_use (
  answer_id uuid        not null references sixstep.answer,
  ticket_id uuid        not null references sixstep.ticket,
  used_at   timestamptz not null,
  primary key (answer_id, ticket_id)
);
create index answer_use_by_ticket on sixstep.answer_use (ticket_id);

alter table sixstep.case_record add column search tsvector generated always as
  (sixstep.search_vector(facts ->> 'summary', keywords, description, coalesce(root_cause, '') || ' ' || coalesce(solution_summary, ''))) stored;
create index case_record_search on sixstep.case_record using gin (search) with (fastupdate = off);

-- Whoever reviews a period asks for what is open and for what was missed.
create index ticket_open on sixstep.ticket (priority, accepted_at) where status <> 'archived';
create index sla_clock_unmet on sixstep.sla_clock (due_at) where verdict = 'missed' or verdict is null;
