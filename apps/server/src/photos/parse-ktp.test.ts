import { expect, test } from 'bun:test';
import { parseKtp } from './parse-ktp.ts';

const read = (text: string) => parseKtp(text, '2026-01-31');

const card = `PROVINSI JAWA BARAT
KOTA BANDUNG
NIK : 3273011708900001
Nama : BUDI SANTOSO
Tempat/Tgl Lahir : BANDUNG, 17-08-1990
Jenis kelamin : LAKI-LAKI Gol. Darah : O`;

test('NIK, name and date of birth are picked out of a card', () => {
  expect(read(card)).toEqual({ nik: '3273011708900001', name: 'BUDI SANTOSO', birthDate: '1990-08-17' });
});

test('letters that look like digits are read as digits, and spaces between them are passed over', () => {
  expect(read('NIK . 32730l17 O89OOOO1').nik).toBe('3273011708900001');
  expect(read('N1K =3273O1I7B89000OI').nik).toBe('3273011788900001');
});

test('what is not there is null, and nothing is made up', () => {
  expect(read('')).toEqual({ nik: null, name: null, birthDate: null });
  expect(read('NIK : 327301170890\nNama :\nLahir : 45-13-1990')).toEqual({
    nik: null,
    name: null,
    birthDate: null,
  });
});

test('a long number elsewhere on the card is taken only when the labelled line holds none', () => {
  expect(read('Nomor 1111222233334444\nNIK : 3273011708900001').nik).toBe('3273011708900001');
  expect(read('3273011708900001').nik).toBe('3273011708900001');
});

test('a date that no holder of a KTP was born on is taken from the NIK instead', () => {
  for (const date of ['17-08-1390', '17-08-2190', '37-08-1990', 'xx'])
    expect(read(`NIK : 3273011708900001\nLahir : ${date}`).birthDate).toBe('1990-08-17');
  expect(read('NIK : 3273011708900001\nLahir : 18-08-1990').birthDate).toBe('1990-08-18');
});
