-- How many procedures a topic in the middle has that may be drawn, or the poorest.
select {quota} as quota from (select count(*) as n from (
{eligible}
) eligible group by topic) counts
