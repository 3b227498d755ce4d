-- Who is responsible for a department, with its history; and the warehouse learns of each period whether it has one, and of members' periods
-- whether they have a title.

alter table department_period
    add column owner_no integer,
    add foreign key (tenant_id, owner_no) references member (tenant_id, member_no);

-- What was told before does not say this, so every period is told again, with a higher sequence. The migration's role owns the tables and is
-- held back by their policies only because they are forced; the exclusive lock that the change takes keeps writers out until it is in force
-- again, so sequences still grow in the order of commits.
alter table member_period no force row level security;
alter table department_period no force row level security;
alter table directory_change no force row level security;

insert into directory_change (tenant_id, kind, no, valid_from, valid_to, deleted, payload)
select tenant_id, 'department', department_no, valid_from, valid_to, false,
       jsonb_build_object('parentNo', parent_no, 'path', to_jsonb(path), 'ownerNo', owner_no)
from department_period
order by tenant_id, department_no, valid_from;

insert into directory_change (tenant_id, kind, no, valid_from, valid_to, deleted, payload)
select tenant_id, 'member', member_no, valid_from, valid_to, false,
       jsonb_build_object('departmentNo', department_no, 'kind', kind, 'managerNo', manager_no, 'site', site, 'titled', title <> '')
from member_period
order by tenant_id, member_no, valid_from;

alter table member_period force row level security;
alter table department_period force row level security;
alter table directory_change force row level security;
