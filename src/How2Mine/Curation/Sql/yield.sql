-- What each topic has, the richest first.
select p.topic as topic, count(*) as procedures, count(b.procedure_id) as balanced
from procedures p
left join balanced b on p.procedure_id = b.procedure_id
group by p.topic
order by procedures desc, topic
