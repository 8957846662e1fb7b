-- Every other undecided candidate says what a procedure says: in the same words, or in nearly the same. A page fetched again has the same payload, or the same address but for its query.
select u.candidate_id as dropped_id, k.candidate_id as kept_id,
  case when u.content_digest = k.content_digest or split_part(u.url, '?', 1) = split_part(k.url, '?', 1) then 'recrawl' when u.kept_id is null then 'exact' else 'near' end as kind,
  u.similarity
from (
  -- What was decided on a text, now or earlier, holds for all candidates that have it.
  select c.candidate_id, c.content_digest, c.url, s.candidate_id as first_id, coalesce(kept.candidate_id, known.kept_id) as kept_id, coalesce(n.similarity, known.similarity, 1.0) as similarity
  from candidates c
  join signatures s on c.text_digest = s.text_digest
  left join near n on s.sight = n.dropped
  left join signatures kept on n.kept = kept.sight
  left join duplicates known on s.candidate_id = known.dropped_id
  anti join procedures p on c.candidate_id = p.procedure_id
  anti join duplicates d on c.candidate_id = d.dropped_id
) u
join candidates k on coalesce(u.kept_id, u.first_id) = k.candidate_id
order by dropped_id
