const HEAD = 4096;
const fieldsOf = (line: string): number => line.split(/[,;\t|]/).length;

/** Lines at the top of a file that begin with `#` and are no header: a header has as many fields as the line below it. */
export async function commentLines(file: Blob): Promise<readonly string[]> {
	const text = new TextDecoder().decode(await file.slice(0, HEAD).arrayBuffer());
	const lines = text.split(/\r\n|\r|\n/);
	const count = lines.findIndex((line) => !line.startsWith('#'));
	if (count <= 0) return [];
	const comments = lines.slice(0, count);
	const below = fieldsOf(lines[count] ?? '');
	const header = comments.length === 1 && below > 1 && fieldsOf(comments[0] ?? '') === below;
	return header ? [] : comments;
}
