import { expect, it } from 'vitest';
import { directoryForm, sent } from './types';

const SERVER = {
  id: '7',
  name: 'Staff',
  enabled: true,
  vendor: 'other' as const,
  url: 'ldaps://ldap.example.org',
  bindDn: 'cn=reader',
  bindPasswordSet: true,
  usersDn: 'ou=people',
  usernameAttribute: 'uid',
  uuidAttribute: 'entryUUID',
  mailAttribute: 'mail',
  objectClasses: 'inetOrgPerson',
};

it('sends no secret that was not typed, and nothing that the server only shows', () => {
  const form = sent({ ...directoryForm(SERVER), bindPassword: '' });
  expect(form).not.toHaveProperty('bindPassword');
  expect(form).not.toHaveProperty('bindPasswordSet');
  expect(form).not.toHaveProperty('filter');
  expect(form).toMatchObject({ enabled: true, url: SERVER.url });
});
