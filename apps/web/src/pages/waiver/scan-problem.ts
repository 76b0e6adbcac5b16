/** The kinds of files the server takes for a scan. */
export const SCAN_TYPES = ['application/pdf', 'image/jpeg', 'image/png'];
const LARGEST = 10 * 1024 * 1024;

export type ScanProblem = 'fileMissing' | 'fileType' | 'fileTooLarge';

/** Why a file cannot be a scan; null = it can. */
export function scanProblem(file: Pick<File, 'type' | 'size'> | null): ScanProblem | null {
  if (!file || file.size === 0) return 'fileMissing';
  if (!SCAN_TYPES.includes(file.type)) return 'fileType';
  return file.size > LARGEST ? 'fileTooLarge' : null;
}
