import { lazyRouteComponent } from '@tanstack/react-router';

/** The file of a page could not be fetched: the program was renewed under the open tab, or the network was gone. */
export class PageNotLoadedError extends Error {
  constructor(cause: unknown) {
    super('page not loaded', { cause });
    this.name = 'PageNotLoadedError';
  }
}

/**
 * A page fetched when it is opened. The router would reload the tab by itself when the file is missing; an error of our
 * own leaves that to the user.
 */
export const lazyPage: typeof lazyRouteComponent = (importer, exportName) =>
  lazyRouteComponent(
    () =>
      importer().catch((cause: unknown) => {
        throw new PageNotLoadedError(cause);
      }),
    exportName,
  );
