-- tinyint
select "id" from "dbo"."im_center" where "type" = @1 and ("deleted" is null or "deleted" = @2) order by "as_default" desc;

-- datetime, varchar(255), char(1), varchar(4000), tinyint, varchar(20), int
insert into "dbo"."outbox" ("tgl_entri", "penerima", "tipe_penerima", "pesan", "status", "tgl_status", "kode_reseller", "bebas_biaya", "is_perintah", "prioritas", "modul_proses", "kode_terminal") values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12);
