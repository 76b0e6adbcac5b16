/** A path of this site to go on to after the log-in; anything else (another host, `//host`, nothing) is `/`. */
export function safeTarget(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/') || /^\/[/\\]/.test(value)) return '/';
  return value.startsWith('/login') ? '/' : value;
}
