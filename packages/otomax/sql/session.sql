set quoted_identifier, ansi_nulls, ansi_padding, ansi_warnings, arithabort, concat_null_yields_null on; set numeric_roundabort, xact_abort off; set nocount off; set deadlock_priority low;
