-- Every other undecided candidate says what a procedure says. The same payload was fetched again; another one says it in the same words.
select c.candidate_id as dropped_id, p.procedure_id as kept_id,
  case when c.content_digest = p.content_digest then 'recrawl' else 'exact' end as kind,
  1.0 as similarity
from candidates c
join procedures p on c.text_digest = p.text_digest and c.candidate_id <> p.procedure_id
anti join duplicates d on c.candidate_id = d.dropped_id
order by dropped_id
