package io.atrium.installer.preflight;

/** What headings and titles are written in; what was found is in English. */
enum Language {
    EN,
    ZH
}
