-- How much a draw gives, and how it differs from the one that is there.
select coalesce({per_topic}, 0) as per_topic,
  (select count(*) from drawn) as drawn,
  (select count(*) from drawn d anti join balanced b on d.procedure_id = b.procedure_id) as entered,
  (select count(*) from balanced b anti join drawn d on b.procedure_id = d.procedure_id) as left_out
