-- Records of tenants that were erased are a part of the account of offsets.
alter table reconciliation_seal add column erased bigint not null default 0;
