/** Questions to begin with; each runs as it stands on whatever is loaded. */
export interface Example {
	readonly label: string;
	readonly sql: string;
}

export const EXAMPLES: readonly Example[] = [
	{
		label: 'Incidents by category',
		sql: 'SELECT category, count(*) AS incidents\nFROM incidents\nGROUP BY category\nORDER BY incidents DESC'
	},
	{
		label: 'Month by month, with the year before',
		sql: `WITH months AS (
  SELECT month, count(*) AS incidents
  FROM incidents
  GROUP BY month
)
SELECT m.month, m.incidents, y.incidents AS year_before
FROM months AS m
LEFT JOIN months AS y
  ON CAST(left(y.month, 4) AS INTEGER) + 1 = CAST(left(m.month, 4) AS INTEGER)
  AND right(y.month, 2) = right(m.month, 2)
ORDER BY m.month`
	},
	{
		label: 'Friday and Saturday nights, 21:00–03:00',
		sql: `SELECT category, count(*) AS incidents
FROM incidents
WHERE (weekday IN ('Friday', 'Saturday') AND hour >= 21)
   OR (weekday IN ('Saturday', 'Sunday') AND hour < 3)
GROUP BY category
ORDER BY incidents DESC`
	},
	{
		label: 'Busiest hexagons and their main category',
		sql: `SELECT cell_9, count(*) AS incidents, mode(category) AS main_category
FROM incidents
WHERE cell_9 IS NOT NULL
GROUP BY cell_9
ORDER BY incidents DESC
LIMIT 20`
	},
	{
		label: 'Hours of the day by weekday',
		sql: `SELECT weekday, hour, count(*) AS incidents
FROM incidents
WHERE hour IS NOT NULL
GROUP BY weekday_no, weekday, hour
ORDER BY weekday_no, hour`
	},
	{
		label: 'What is missing, by file',
		sql: `SELECT source, count(*) AS incidents,
  count_if(cell_7 IS NULL) AS without_place,
  count_if(hour IS NULL) AS without_hour,
  count_if(category IS NULL) AS without_category
FROM incidents
GROUP BY source
ORDER BY incidents DESC`
	}
];
