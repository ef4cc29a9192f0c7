/** What a statement may use: functions by what they are for, with an example each. All others are refused. */

export interface AskFunction {
	readonly name: string;
	/** How it is written. */
	readonly use: string;
	/** What it gives, in plain words. */
	readonly gives: string;
}

const list = (text: string): AskFunction[] =>
	text
		.trim()
		.split('\n')
		.map((line) => {
			const [use = '', gives = ''] = line.trim().split(' | ');
			return { name: use.slice(0, use.indexOf('(')), use, gives };
		});

/** Sums over the rows of a group. */
const SUMMING = list(`
	count(*) | number of rows
	count_if(condition) | rows for which a condition holds
	sum(x) | sum
	avg(x) | mean
	min(x) | least
	max(x) | greatest
	median(x) | middle value
	mode(x) | most frequent value
	quantile_cont(x, 0.9) | quantile, between values where needed
	quantile_disc(x, 0.9) | quantile, always one of the values
	stddev(x) | standard deviation of a sample
	stddev_samp(x) | standard deviation of a sample
	stddev_pop(x) | standard deviation of all
	variance(x) | variance of a sample
	var_samp(x) | variance of a sample
	var_pop(x) | variance of all
	corr(y, x) | correlation
	regr_slope(y, x) | slope of the line through the points
	regr_intercept(y, x) | height of that line at 0
	regr_r2(y, x) | share of the variance that the line explains
	any_value(x) | any one of the values
	first(x) | value of the first row
	last(x) | value of the last row
	arg_max(x, y) | x of the row with the greatest y
	arg_min(x, y) | x of the row with the least y
	max_by(x, y) | x of the row with the greatest y
	min_by(x, y) | x of the row with the least y
	bool_and(condition) | whether it holds for all rows
	bool_or(condition) | whether it holds for any row
	string_agg(x, ', ') | texts joined
	grouping(x) | 1 in the rows that sum over x (GROUPING SETS)
	approx_count_distinct(x) | about how many different values
	entropy(x) | evenness of the values, in bits
`);

/** Values of other rows (with OVER). */
const WINDOW = list(`
	row_number() OVER () | 1, 2, 3 …
	rank() OVER (ORDER BY x) | rank, equal ones alike
	dense_rank() OVER (ORDER BY x) | rank without gaps
	percent_rank() OVER (ORDER BY x) | rank as a share
	cume_dist() OVER (ORDER BY x) | share of rows up to this one
	ntile(4) OVER (ORDER BY x) | quarter in which it lies
	lag(x) OVER (ORDER BY y) | value of the row before
	lead(x) OVER (ORDER BY y) | value of the row after
	first_value(x) OVER () | value of the first row
	last_value(x) OVER () | value of the last row
	nth_value(x, 2) OVER () | value of the second row
`);

const TIME = list(`
	year(date) | year
	quarter(date) | quarter, 1–4
	month(date) | month, 1–12
	day(date) | day of the month
	week(date) | ISO week
	weekofyear(date) | ISO week
	isodow(date) | weekday, Monday 1
	dayofyear(date) | day of the year
	dayname(date) | Monday …
	monthname(date) | January …
	date_trunc('month', date) | first day of the month (week, quarter, year)
	date_part('week', date) | a part of a date
	datepart('week', date) | a part of a date
	date_diff('day', a, b) | days (weeks, months) from a to b
	datediff('day', a, b) | days (weeks, months) from a to b
	date_add(date, INTERVAL 7 DAY) | a later day
	date_sub('day', a, b) | whole days from a to b
	extract(year FROM date) | a part of a date
	last_day(date) | last day of the month
	make_date(2026, 11, 22) | a day
	strftime(date, '%d/%m/%Y') | a date as text
	strptime(text, '%d/%m/%Y') | text as a date
	try_strptime(text, '%d/%m/%Y') | text as a date, null where it is none
	age(a, b) | time between
	epoch(time) | seconds since 1970
	time_bucket(INTERVAL 14 DAY, date) | first day of its stretch of days
`);

const TEXT = list(`
	lower(x) | small letters
	upper(x) | capital letters
	length(x) | number of characters
	trim(x) | without blanks at both ends
	ltrim(x) | without blanks at the start
	rtrim(x) | without blanks at the end
	left(x, 3) | first characters
	right(x, 3) | last characters
	substr(x, 1, 3) | a part
	substring(x, 1, 3) | a part
	position('a' IN x) | place of a text; 0 for none
	strpos(x, 'a') | place of a text; 0 for none
	instr(x, 'a') | place of a text; 0 for none
	replace(x, 'a', 'b') | one text for another
	concat(a, b) | joined
	concat_ws(' ', a, b) | joined with a text between
	contains(x, 'a') | whether it holds a text
	starts_with(x, 'a') | whether it begins with a text
	ends_with(x, 'a') | whether it ends with a text
	suffix(x, 'a') | whether it ends with a text
	prefix(x, 'a') | whether it begins with a text
	split_part(x, ' ', 1) | a part between separators
	regexp_matches(x, 'a.c') | whether a pattern occurs
	regexp_extract(x, 'a(.)c', 1) | what a pattern finds
	regexp_replace(x, 'a.c', 'b') | what a pattern finds, replaced
`);

const NUMBERS = list(`
	round(x, 1) | rounded
	floor(x) | rounded down
	ceil(x) | rounded up
	ceiling(x) | rounded up
	trunc(x) | without decimals
	abs(x) | without sign
	sign(x) | −1, 0 or 1
	mod(x, 7) | remainder
	sqrt(x) | square root
	power(x, 2) | power
	pow(x, 2) | power
	exp(x) | e to the x
	ln(x) | natural logarithm
	log(x) | logarithm to base 10
	log10(x) | logarithm to base 10
	log2(x) | logarithm to base 2
	sin(x) | sine of radians
	cos(x) | cosine of radians
	tan(x) | tangent of radians
	atan2(y, x) | angle in radians
	radians(x) | degrees as radians
	degrees(x) | radians as degrees
	pi() | π
	isnan(x) | whether it is no number
`);

const CHOICE = list(`
	coalesce(a, b) | the first that is not null
	ifnull(a, b) | b where a is null
	nullif(a, b) | null where both are equal
	if(condition, a, b) | a where it holds, else b
	greatest(a, b) | the greater
	least(a, b) | the lesser
	cast(x AS DOUBLE) | as another type
	try_cast(x AS INTEGER) | as another type, null where it cannot be
`);

/** Functions that give a table: only after FROM or JOIN. */
const ROWS = list(`
	range(0, 24) | a row for each number, the last left out
	generate_series(1, 12) | a row for each number
`);

/** Completed by the editor and allowed in a statement. */
export const ASK_FUNCTIONS: readonly AskFunction[] = [...SUMMING, ...WINDOW, ...TIME, ...TEXT, ...NUMBERS, ...CHOICE, ...ROWS];

const ALLOWED: ReadonlySet<string> = new Set(ASK_FUNCTIONS.map(({ name }) => name));
const TABLES: ReadonlySet<string> = new Set(ROWS.map(({ name }) => name));

export const isFunction = (name: string): boolean => ALLOWED.has(name.toLowerCase());
export const givesRows = (name: string): boolean => TABLES.has(name.toLowerCase());

/** Words of the language, as they are offered; those that may stand before a bracket without being a function are among them. */
export const ASK_KEYWORDS: readonly string[] = (
	'SELECT FROM WHERE GROUP BY HAVING ORDER LIMIT OFFSET DISTINCT AS AND OR NOT IN IS NULL BETWEEN LIKE ILIKE CASE WHEN THEN ELSE END ' +
	'WITH JOIN LEFT INNER CROSS FULL ON USING UNION ALL EXCEPT INTERSECT EXISTS FILTER OVER PARTITION ROWS ASC DESC NULLS FIRST LAST ' +
	'QUALIFY INTERVAL DATE DESCRIBE SUMMARIZE VALUES EXCLUDE SETS ROLLUP CUBE TRUE FALSE'
).split(' ');

const MORE =
	'ANY SOME DECIMAL NUMERIC VARCHAR CHAR WITHIN LATERAL ROW MATERIALIZED OUTER RIGHT NATURAL SEMI ANTI ASOF POSITIONAL WINDOW COLLATE ' +
	'TIMESTAMP TIME INTEGER BIGINT DOUBLE FLOAT RENAME COLUMNS BY PIVOT UNPIVOT FOR TABLESAMPLE SAMPLE SIMILAR TO';
const WORDS: ReadonlySet<string> = new Set([...ASK_KEYWORDS, ...MORE.split(' ')]);

export const isKeyword = (word: string): boolean => WORDS.has(word.toUpperCase());
