-- Since this version a text on a form is personal unless the form says otherwise. Forms that are deployed already could not say it: what runs by
-- them goes on as it was, its tables and gateways are asked with the texts that process owners added.
create table sixstep.deployment_before_properties (
  deployment_id varchar(64) primary key
);
insert into sixstep.deployment_before_properties (deployment_id) select id_ from act_re_deployment;
