//! ZIP archives (APPNOTE 6.3.10) of a few small files: as bytes that depend on nothing but the files.

use flate2::{
    Compress, Compression, Crc, Decompress, FlushCompress, FlushDecompress, Status,
};

/// Signatures of a file's header, of its entry in the directory, and of the directory's end.
const LOCAL: u32 = 0x0403_4b50;
const ENTRY: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;

/// The version that an archive with folders and deflated files needs: 2.0.
const VERSION: u16 = 20;
/// How files are compressed.
const DEFLATED: u16 = 8;
/// 1980-01-01, the first day there is: an archive does not depend on when it is written.
const DATE: u16 = (1 << 5) | 1;

/// The lengths of the fixed parts, in bytes.
const LOCAL_LENGTH: usize = 30;
const ENTRY_LENGTH: usize = 46;
const END_LENGTH: usize = 22;

/// The maximum length of a file that is read, in bytes: no résumé has as much text.
const MAX_LENGTH: usize = 64 << 20;

/// Writes an archive of files that fit into memory, each with its path.
#[derive(Debug, Default)]
pub(super) struct Archive {
    out: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

impl Archive {
    /// Adds a file; its path is in ASCII.
    pub(super) fn add(&mut self, path: &str, content: &[u8]) {
        let mut crc = Crc::new();
        crc.update(content);
        let data = deflated(content);
        let offset = length(&self.out);
        let mut common = Vec::new();
        for number in [VERSION, 0, DEFLATED, 0, DATE] {
            common.extend(number.to_le_bytes());
        }
        for number in [crc.sum(), length(&data), length(content)] {
            common.extend(number.to_le_bytes());
        }
        let name = u16::try_from(path.len()).unwrap_or(u16::MAX);
        common.extend(name.to_le_bytes());
        // No extra field.
        common.extend(0_u16.to_le_bytes());
        self.out.extend(LOCAL.to_le_bytes());
        self.out.extend(&common);
        self.out.extend(path.as_bytes());
        self.out.extend(data);
        self.directory.extend(ENTRY.to_le_bytes());
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(common);
        // No comment, on the first disk, without attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset.to_le_bytes());
        self.directory.extend(path.as_bytes());
        self.count += 1;
    }

    /// The archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let offset = length(&self.out);
        let size = length(&self.directory);
        self.out.append(&mut self.directory);
        self.out.extend(END.to_le_bytes());
        self.out.extend([0; 4]);
        for _ in 0..2 {
            self.out.extend(self.count.to_le_bytes());
        }
        self.out.extend(size.to_le_bytes());
        self.out.extend(offset.to_le_bytes());
        // No comment.
        self.out.extend([0; 2]);
        self.out
    }
}

/// A length as archives have it; a résumé is far below the limit of 4 GiB.
fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

/// The content compressed (RFC 1951).
fn deflated(content: &[u8]) -> Vec<u8> {
    let mut compress = Compress::new(Compression::default(), false);
    let mut out = Vec::new();
    loop {
        // Markup shrinks to less than half, so that one round is enough.
        out.reserve(content.len() / 2 + 1024);
        let read = usize::try_from(compress.total_in()).unwrap_or(usize::MAX);
        let rest = content.get(read..).unwrap_or_default();
        match compress.compress_vec(rest, &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

/// The `length` bytes that were compressed; `None` if there are not as many.
fn inflated(data: &[u8], length: u32) -> Option<Vec<u8>> {
    let length = usize::try_from(length).ok().filter(|length| *length <= MAX_LENGTH)?;
    // A byte more than there should be, so that the end is seen.
    let mut out = Vec::with_capacity(length + 1);
    let mut decompress = Decompress::new(false);
    let status =
        decompress.decompress_vec(data, &mut out, FlushDecompress::Finish).ok()?;
    (status == Status::StreamEnd && out.len() == length).then_some(out)
}

/// The file at `path` in an archive; `None` if there is none, or if it is damaged.
pub(super) fn file(archive: &[u8], path: &str) -> Option<Vec<u8>> {
    let end = archive.get(archive.len().checked_sub(END_LENGTH)?..)?;
    if number(end, 0)? != END {
        return None;
    }
    let mut at = usize::try_from(number(end, 16)?).ok()?;
    for _ in 0..short(end, 10)? {
        let entry = archive.get(at..)?;
        if number(entry, 0)? != ENTRY {
            return None;
        }
        let name = usize::from(short(entry, 28)?);
        let more = usize::from(short(entry, 30)?) + usize::from(short(entry, 32)?);
        if entry.get(ENTRY_LENGTH..ENTRY_LENGTH + name)? == path.as_bytes() {
            return content(archive, entry);
        }
        at += ENTRY_LENGTH + name + more;
    }
    None
}

/// The content of the file with this entry of the directory.
fn content(archive: &[u8], entry: &[u8]) -> Option<Vec<u8>> {
    let local = archive.get(usize::try_from(number(entry, 42)?).ok()?..)?;
    if number(local, 0)? != LOCAL || short(entry, 10)? != DEFLATED {
        return None;
    }
    let start =
        LOCAL_LENGTH + usize::from(short(local, 26)?) + usize::from(short(local, 28)?);
    let size = usize::try_from(number(entry, 20)?).ok()?;
    let data = local.get(start..start.checked_add(size)?)?;
    let out = inflated(data, number(entry, 24)?)?;
    let mut crc = Crc::new();
    crc.update(&out);
    (crc.sum() == number(entry, 16)?).then_some(out)
}

/// The number of four bytes at an offset.
fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The number of two bytes at an offset.
fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_read_back_and_damage_is_noticed() {
        let mut archive = Archive::default();
        archive.add("a.xml", b"one one one one one one");
        let random = |it: u32| it.wrapping_mul(2_654_435_761).to_be_bytes()[0];
        let random: Vec<u8> = (0..50_000).map(random).collect();
        archive.add("b/c.xml", "zwei".as_bytes());
        archive.add("d.bin", &random);
        let bytes = archive.finish();
        assert_eq!(
            file(&bytes, "a.xml").as_deref(),
            Some(&b"one one one one one one"[..])
        );
        assert_eq!(file(&bytes, "b/c.xml").as_deref(), Some(&b"zwei"[..]));
        assert_eq!(file(&bytes, "d.bin"), Some(random));
        assert_eq!(file(&bytes, "c.xml"), None);
        for cut in (0..bytes.len()).rev().take(300) {
            assert_eq!(file(&bytes[..cut], "a.xml"), None);
        }
        let mut damaged = bytes.clone();
        damaged[LOCAL_LENGTH + "a.xml".len() + 2] ^= 1;
        assert_eq!(file(&damaged, "a.xml"), None);
    }
}
