/** The program's name and version, as files carry it: the version of package.json. */
export const APP = 'Hexbeat 0.1.0';
