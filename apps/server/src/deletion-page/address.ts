/** Where the account-deletion page lies, for everybody. */
export const DELETION_PAGE = '/hapus-akun';
