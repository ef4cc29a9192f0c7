export const offlineFileOf = (): Promise<string> => Promise.resolve('');
