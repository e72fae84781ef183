-- trigger hexaflate_inbox
if object_id('[dbo].[hexaflate_inbox]', 'TR') is not null drop trigger [dbo].[hexaflate_inbox];
go

-- trigger hexaflate_komisi
if object_id('[dbo].[hexaflate_komisi]', 'TR') is not null drop trigger [dbo].[hexaflate_komisi];
go

-- trigger hexaflate_level
if object_id('[dbo].[hexaflate_level]', 'TR') is not null drop trigger [dbo].[hexaflate_level];
go

-- trigger hexaflate_markup_produk
if object_id('[dbo].[hexaflate_markup_produk]', 'TR') is not null drop trigger [dbo].[hexaflate_markup_produk];
go

-- trigger hexaflate_mutasi
if object_id('[dbo].[hexaflate_mutasi]', 'TR') is not null drop trigger [dbo].[hexaflate_mutasi];
go

-- trigger hexaflate_operator
if object_id('[dbo].[hexaflate_operator]', 'TR') is not null drop trigger [dbo].[hexaflate_operator];
go

-- trigger hexaflate_outbox
if object_id('[dbo].[hexaflate_outbox]', 'TR') is not null drop trigger [dbo].[hexaflate_outbox];
go

-- trigger hexaflate_pengirim
if object_id('[dbo].[hexaflate_pengirim]', 'TR') is not null drop trigger [dbo].[hexaflate_pengirim];
go

-- trigger hexaflate_produk
if object_id('[dbo].[hexaflate_produk]', 'TR') is not null drop trigger [dbo].[hexaflate_produk];
go

-- trigger hexaflate_produk_level
if object_id('[dbo].[hexaflate_produk_level]', 'TR') is not null drop trigger [dbo].[hexaflate_produk_level];
go

-- trigger hexaflate_reseller
if object_id('[dbo].[hexaflate_reseller]', 'TR') is not null drop trigger [dbo].[hexaflate_reseller];
go

-- trigger hexaflate_tiket_deposit
if object_id('[dbo].[hexaflate_tiket_deposit]', 'TR') is not null drop trigger [dbo].[hexaflate_tiket_deposit];
go

-- trigger hexaflate_transaksi
if object_id('[dbo].[hexaflate_transaksi]', 'TR') is not null drop trigger [dbo].[hexaflate_transaksi];
go

-- table hexaflate.queue
drop table [hexaflate].[queue];
go

-- table hexaflate.submission
drop table [hexaflate].[submission];
go

-- table hexaflate.version
drop table [hexaflate].[version];
go

-- schema hexaflate
drop schema [hexaflate];
go
