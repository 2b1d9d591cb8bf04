//! Makes zip archives, sound ones and others, byte by byte.

/// A file that goes into an archive.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    name: Vec<u8>,
    data: Vec<u8>,
    is_deflated: bool,
    flags: u16,
    /// The method that is claimed.
    method: u16,
    crc: u32,
    /// The type and rights that Unix keeps.
    mode: u16,
    /// The length that is claimed, once inflated.
    claimed: u32,
}

impl Packed {
    pub(super) fn new(name: impl AsRef<[u8]>, data: impl AsRef<[u8]>) -> Self {
        let data = data.as_ref().to_vec();
        Self {
            name: name.as_ref().to_vec(),
            is_deflated: true,
            flags: 0,
            method: 8,
            crc: rawzip::crc32(&data),
            mode: 0o100_644,
            claimed: u32::try_from(data.len()).unwrap(),
            data,
        }
    }

    pub(super) fn stored(self) -> Self {
        Self { is_deflated: false, method: 0, ..self }
    }

    pub(super) fn encrypted(self) -> Self {
        Self { flags: self.flags | 1, ..self }
    }

    pub(super) fn of_method(self, method: u16) -> Self {
        Self { method, ..self }
    }

    pub(super) fn link(self) -> Self {
        Self { mode: 0o120_777, ..self }
    }

    pub(super) fn of_sum(self, crc: u32) -> Self {
        Self { crc, ..self }
    }

    pub(super) fn claiming(self, claimed: u32) -> Self {
        Self { claimed, ..self }
    }
}

/// The archive of `files`.
pub(super) fn pack(files: &[Packed]) -> Vec<u8> {
    let mut zip = Vec::new();
    let mut list = Vec::new();
    for file in files {
        let offset = u32::try_from(zip.len()).unwrap();
        let data = match file.is_deflated {
            true => miniz_oxide::deflate::compress_to_vec(&file.data, 6),
            false => file.data.clone(),
        };
        let shared = shared(file, u32::try_from(data.len()).unwrap());
        zip.extend(b"PK\x03\x04");
        zip.extend(&shared);
        zip.extend(&file.name);
        zip.extend(&data);
        list.extend(b"PK\x01\x02\x14\x03");
        list.extend(&shared);
        // comment, disk, inner attributes
        list.extend([0; 6]);
        list.extend((u32::from(file.mode) << 16).to_le_bytes());
        list.extend(offset.to_le_bytes());
        list.extend(&file.name);
    }
    let (offset, n_files) =
        (u32::try_from(zip.len()).unwrap(), u16::try_from(files.len()).unwrap());
    zip.extend(&list);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend(n_files.to_le_bytes());
    zip.extend(n_files.to_le_bytes());
    zip.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    zip.extend(offset.to_le_bytes());
    zip.extend([0, 0]);
    zip
}

/// What stands in both headers of a file.
fn shared(file: &Packed, n_packed: u32) -> Vec<u8> {
    let mut header = vec![0x14, 0];
    header.extend(file.flags.to_le_bytes());
    header.extend(file.method.to_le_bytes());
    header.extend([0; 4]);
    header.extend(file.crc.to_le_bytes());
    header.extend(n_packed.to_le_bytes());
    header.extend(file.claimed.to_le_bytes());
    header.extend(u16::try_from(file.name.len()).unwrap().to_le_bytes());
    header.extend([0, 0]);
    header
}
