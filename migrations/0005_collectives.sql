-- Collectives were once told by fewer openings than the warning about them knows: "Cơ quan, đơn vị, địa phương" was kept as one
-- office, to which nobody belongs. name_key is folded already, so the openings can be looked for in it.

update agency set collective = 1 where collective = 0 and (
    name_key like 'so, ban%'
    or name_key like 'toan the %' or name_key like 'toan bo %' or name_key like 'tat ca %'
    or name_key like 'moi %' or name_key like 'tung %'
    or name_key in ('co quan', 'don vi', 'dia phuong')
    or name_key like 'co quan,%' or name_key like 'don vi,%' or name_key like 'dia phuong,%'
    or name_key like 'co quan lien quan%' or name_key like 'co quan co lien quan%' or name_key like 'co quan truc thuoc%'
    or name_key like 'don vi lien quan%' or name_key like 'don vi co lien quan%' or name_key like 'don vi truc thuoc%'
    or name_key like 'dia phuong lien quan%' or name_key like 'dia phuong co lien quan%'
    or name_key like 'thu truong co quan,%' or name_key like 'thu truong don vi%'
    or name_key like 'nguoi dung dau cac %' or name_key like 'nguoi dung dau co quan,%'
    or name_key like 'chu tich cac %' or name_key like 'giam doc cac %' or name_key like 'cap uy cac %'
    or name_key like 'ubnd cap %' or name_key like 'uy ban nhan dan cap %'
    or name_key like 'chu tich ubnd cac %' or name_key like 'chu tich ubnd cap %'
);

-- Devices hold the directory by its version: they are to fetch it once more.
update province set directory_version = directory_version + 1;
