/** Prints what the importer makes of files, as one JSON object. Usage: npx tsx src/lib/cli/inspect.ts FILE… */
import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HexbeatError } from '../core/errors';
import { remarksAcross, type FileReport, type Part, type Remark, type Warning } from '../ingest';
import { createImporter } from '../ingest/importer';
import { MONTHS_AGAIN, monthsAgain, type Earlier } from '../state/monthsAgain';
import { sameFile } from '../state/sameFile';

/** One file as `inspect` prints it. */
export type InspectedFile = ReturnType<typeof entry> | ReturnType<typeof failure>;

export interface Inspection {
	readonly files: readonly InspectedFile[];
	readonly total: ReturnType<typeof totals>;
}

/**
 * Reads files unattended, each question taking its proposal. Every table of an archive is an entry by itself, under its path in the
 * archive. What cannot be read gives an `error` entry.
 */
export async function inspect(paths: readonly string[]): Promise<Inspection> {
	const importer = createImporter();
	const files: InspectedFile[] = [];
	const reports: FileReport[] = [];
	const leftOut: Warning[] = [];
	const readPart = async ({ file, name }: Part): Promise<void> => {
		const report = await importer.read(file, name, { roles: {}, answers: {} }, ignore, ignore, undefined, reports.length);
		reports.push(report);
		files.push(entry(report));
	};
	for (const path of paths) {
		const name = basename(path);
		try {
			const { parts, warnings } = await importer.unpack(await openAsBlob(path), name, ignore);
			leftOut.push(...warnings);
			for (const part of parts) await readPart(part).catch((error: unknown) => files.push(failure(part.name, error)));
		} catch (error) {
			files.push(failure(name, error));
		}
	}
	return { files, total: totals(reports, leftOut) };
}

const ignore = (): void => undefined;

function entry(report: FileReport) {
	const { facts } = report;
	return {
		name: report.name,
		rows: facts.rows,
		accepted: facts.accepted,
		rejected: facts.rejected,
		unlocated: facts.unlocated,
		precision: report.precision,
		from: report.from,
		to: report.to,
		crs: report.crs,
		format: report.format,
		encoding: report.encoding,
		delimiter: report.delimiter,
		profile: report.profile,
		snapped: facts.snapped,
		synthetic: facts.synthetic,
		outliers: report.outliers,
		categories: report.categories,
		columns: report.columns.map(({ name, role, class: verdict, reason }) => ({ name, role, class: verdict, reason })),
		warnings: warningsOf(report),
		questions: report.questions.map(({ code, column, choices, proposal }) => ({ code, column, choices, proposal }))
	};
}

function failure(name: string, error: unknown) {
	if (error instanceof HexbeatError) return { name, error: { code: error.code, message: error.fault, remedy: error.remedy } };
	const message = error instanceof Error ? error.message : String(error);
	return { name, error: { code: 'unreadable', message, remedy: 'Check that the file exists and can be opened.' } };
}

/** Warnings of a file, and what is worth knowing about it. */
function warningsOf({ warnings, remarks }: FileReport): Warning[] {
	const known = new Set(warnings.map(({ code }) => code));
	return [...warnings, ...remarks.filter(({ code }) => !known.has(code)).map(asWarning)];
}

const asWarning = ({ code, lead, detail }: Remark): Warning => ({ code, message: `${lead} ${detail}`.trim() });

/** What only shows when the files stand side by side: the same one twice, months that come again, gaps, columns and areas that differ. */
function together(reports: readonly FileReport[]): Warning[] {
	const found: Warning[] = [];
	const fresh: FileReport[] = [];
	const before: Earlier[] = [];
	for (const report of reports) {
		const { facts, name } = report;
		const same = sameFile(
			facts,
			before.map((other) => other.facts)
		);
		if (same) {
			found.push({ code: 'same-file', message: `“${name}” has the same content as “${same.label}”: the app loads it once.` });
			continue;
		}
		const again = monthsAgain(facts, before);
		if (again) found.push({ code: MONTHS_AGAIN, message: `“${name}”: ${again.sentence} Proposed: ${again.question.proposal}.` });
		before.push({ id: before.length, facts });
		fresh.push(report);
	}
	return [...found, ...remarksAcross(fresh).map(asWarning)];
}

/** Sums over the files that could be read, and what they mean to each other. */
function totals(reports: readonly FileReport[], leftOut: readonly Warning[]) {
	const sum = (field: 'rows' | 'accepted' | 'rejected' | 'unlocated'): number => reports.reduce((all, { facts }) => all + facts[field], 0);
	const from = reports.flatMap(({ from }) => from ?? []).sort()[0] ?? null;
	const to =
		reports
			.flatMap(({ to }) => to ?? [])
			.sort()
			.at(-1) ?? null;
	return {
		rows: sum('rows'),
		accepted: sum('accepted'),
		rejected: sum('rejected'),
		unlocated: sum('unlocated'),
		from,
		to,
		warnings: [...leftOut, ...together(reports)]
	};
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const inspection = await inspect(process.argv.slice(2));
	console.log(JSON.stringify(inspection, null, '\t'));
	process.exitCode = inspection.files.some((file) => 'error' in file) ? 1 : 0;
}
