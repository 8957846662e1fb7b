-- Signed texts with what was decided on them: kept, or nothing yet.
select s.sight, s.scheme, s.bands, p.procedure_id is not null as kept, p.procedure_id is null and d.dropped_id is null as undecided
from signatures s
left join procedures p on s.candidate_id = p.procedure_id
left join duplicates d on s.candidate_id = d.dropped_id
