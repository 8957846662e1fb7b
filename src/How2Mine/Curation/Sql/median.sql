-- How many procedures a topic in the middle has: the default quota.
select cast(ceil(median(n)) as bigint) as quota from (select count(*) as n from procedures group by topic) counts
