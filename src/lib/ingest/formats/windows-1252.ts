/** Characters of the bytes 0x80–0x9f; the five that windows-1252 leaves open stay control characters. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const C1 = /[\x80-\x9f]/g;
const latin = new TextDecoder('windows-1252');

/** Text of windows-1252 bytes. Node decodes this encoding as Latin-1, without the euro sign and curly quotes: mended here. */
export function windows1252(bytes: Uint8Array): string {
	return latin.decode(bytes).replace(C1, (char) => HIGH[char.charCodeAt(0) - 0x80] ?? char);
}
