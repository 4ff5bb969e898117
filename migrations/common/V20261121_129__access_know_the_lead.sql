alter table app_user drop constraint app_user_role_ck;
alter table app_user add constraint app_user_role_ck
    check (user_role in ('SCHEDULER', 'RADIOLOGIST', 'LEAD', 'NURSE', 'ADMINISTRATOR', 'AUDITOR'));
