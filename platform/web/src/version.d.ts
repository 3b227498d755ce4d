/** The version of this client, set by the build. */
declare const __ATRIUM_VERSION__: string;
