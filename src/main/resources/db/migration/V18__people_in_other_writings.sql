-- A person is found however a name or a telephone number was written, in rows that are there already as well (E26).

-- What two spellings of one telephone number share: the last digits of the number, which are its last or stand before an extension.
create function sixstep.phone_keys(phone text) returns text[] language sql immutable strict parallel safe as $$
  select array_agg(distinct right(digits, 8)) from (
    select regexp_replace(part, '[^0-9]', '', 'g') as digits
    from (select normalize(phone, NFKC) as plain) as normal,
         lateral (values (plain), (regexp_replace(plain, '[^0-9]+[0-9]{1,6}[^0-9]*$', ''))) as parts (part)) as numbers
  where digits <> ''
$$;

-- A name in its normal form: compatible characters, one space for every kind of blank, given names first, small letters.
create function sixstep.name_key(name text) returns text language sql immutable strict parallel safe as $$
  select lower(case when plain ~ '^[\u3400-\u9fff ]+$' then replace(plain, ' ', '')
                    when plain ~ '^[^,]+,[^,]+$' then btrim(split_part(plain, ',', 2)) || ' ' || btrim(split_part(plain, ',', 1))
                    else plain end)
  from (select btrim(regexp_replace(translate(normalize(name, NFKC), '’ʼ‐–', '''''--'),
          '[\s\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+', ' ', 'g')) as plain) as normal
$$;

create index ticket_by_phone on sixstep.ticket using gin (sixstep.phone_keys(reporter_phone));
create index ticket_by_name on sixstep.ticket (sixstep.name_key(reporter_name)) where reporter_name is not null;
create index ticket_by_employee_number on sixstep.ticket (lower(reporter_employee_number)) where reporter_employee_number is not null;
