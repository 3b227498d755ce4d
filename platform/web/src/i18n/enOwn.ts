export const own = {
  menu: 'Your account',
  nav: 'Your account and your data',
  tabs: { account: 'Sessions', privacy: 'Your privacy' },
  account: {
    title: 'Your account',
    lead: 'Where {{name}} is signed in. End what you do not know, and change your password then.',
  },
  sessions: {
    title: 'Sessions',
    note: 'A session begins with a sign-in. Ended here, it is refused at once, at the latest within half a second on other servers of this installation.',
    empty: 'There is no session.',
    current: 'This session',
    started: 'Started',
    lastSeen: 'Last seen',
    address: 'Address',
    noAddress: 'Address not known',
    device: '{{browser}} on {{system}}',
    unknownBrowser: 'Browser not known yet',
    otherProgram: 'Another program',
    otherSystem: 'another system',
    end: 'End',
    endNamed: 'End the session {{device}}, started {{started}}',
    ended: 'The session has ended.',
    everywhere: 'Sign out everywhere',
    everywhereTitle: 'Sign out everywhere?',
    everywhereText:
      'All of your sessions end, this one too. What you have not saved is lost. Then you can sign in again.',
    cancel: 'Cancel',
    close: 'Close',
  },
  privacy: {
    title: 'Your privacy',
    lead: 'What {{organization}} records about you here, exactly, and who can see it.',
    memberTitle: 'In events you are the number {{no}}',
    member:
      'Your name is not in events. The directory knows you as “{{user}}” and links the name with the number; figures speak of at least {{k}} people.',
    strangerTitle: 'You are not in the directory',
    stranger:
      'The directory has no member whose external ID is your user name or your verified e-mail address. You can sign in, but no event is recorded under your account and you are part of no figure. If that is wrong, tell an administrator.',
    familyTitle: 'Events: {{name}}',
    yours: 'Recorded of you',
    total_one: '{{events}} event, {{range}}',
    total_other: '{{events}} events, {{range}}',
    none: 'Nothing',
    as: 'As whom',
    asNumber: 'Under your number, with your department at that time. Never content, such as the text of a message.',
    kept: 'How long',
    keptEvents: 'As long as the organization is here. Events are not deleted by themselves yet.',
    seenBy: 'Who can see it',
    seenByEvents:
      'You. Administrators and CIOs see figures of groups of at least {{k}} people, never your events. By consent of your organization, a parent organization sees some figures of all of it, of at least {{k}} people too. Whoever operates the databases of this installation can technically read what is stored.',
    types_one: 'What may have happened: {{count}} type',
    types_other: 'What may have happened: {{count}} types',
    fields_one: 'What an event may say: {{count}} field',
    fields_other: 'What an event may say: {{count}} fields',
    everyEvent:
      'Every event says who (number), department, when, its type and source, and, where known, device, kind of device, program version, session and the object. Beyond that, by type:',
    others: 'What else is recorded',
    received: 'What others sent to you',
    directory: 'Directory',
    directoryText:
      'Your name, user name, department, title, manager and site, with their history. Kept as long as the organization is here. Administrators can see it.',
    audit: 'Audit log and sign-ins',
    auditText:
      'Sign-ins, refused requests, downloads and changes, with your user name and address. Kept for {{days}} days (sign-ins also for 90 days in the sign-in service). Auditors can see it, administrators cannot.',
    sessions: 'Sessions',
    sessionsText:
      'Browser, address and time of the last use. Removed two days after the last use, as soon as somebody of the organization comes. You and administrators can see it.',
    deadLetters: 'Events that could not be counted',
    deadLettersText:
      'An event with an error is kept as it came until it is mended; it may name you. Administrators can see it. It is not among the numbers above and not in the file below.',
    optOut: 'Opting out',
    optOutText:
      'Not possible in this version. Your number could be withheld, but device, session and object would still tell events of one person from those of others, so a switch would promise more than it does.',
    data: 'Your data as a file',
    dataText:
      'A ZIP file with your account, your directory entry with its history and your events as they are stored (JSON). Nobody else can download it. The download is recorded in the audit log.',
    download: 'Download your data',
    saved: 'Saved as {{file}}.',
  },
};
