select max("kode") as "kode" from "dbo"."inbox";

-- varchar(255), tinyint
select "id", "label" from "dbo"."im_center" where "label" = @1 and ("deleted" is null or "deleted" = @2);

-- int, tinyint, varchar(255)
select "kode", "pengirim", "tipe_pengirim", "pesan", "kode_terminal" from "dbo"."inbox" where "kode" > @1 and "is_jawaban" = @2 and ("pengirim" in (@…) or "pengirim" like @6 or "pengirim" like @7 or "pengirim" like @8) order by "kode";
