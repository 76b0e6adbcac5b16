/** Where one signs. The token stands behind the #, which is never sent to a server and so stands in no log. */
export const signingPath = (token: string): string => `/unterschreiben#${token}`;
