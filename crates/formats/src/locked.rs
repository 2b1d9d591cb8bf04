//! The head of a file with a passphrase, `*.stancemark.enc`: what stands before the encrypted
//! project, and how it is checked before anything is derived or decrypted. `docs/encrypted-file.md`
//! tells the whole format. The cipher itself is the business of whoever has one.

use crate::file_name::named;
use thiserror::Error;

/// The ending of such a file's name.
pub const ENDING: &str = ".stancemark.enc";

/// The most that may be encrypted, in bytes.
pub const MAX_CONTENT: u64 = 256 * 1024 * 1024;

/// How many rounds the key is derived with for a file that is written.
pub const ROUNDS: u32 = 1_000_000;

/// With fewer rounds a passphrase would be guessed too fast.
pub const MIN_ROUNDS: u32 = 600_000;

/// More rounds would hold up the page for long, as a hostile file might want.
pub const MAX_ROUNDS: u32 = 10_000_000;

/// The length of the head, in bytes: fixed part and the tag of the check.
pub const HEAD_BYTES: usize = FIXED_BYTES + TAG_BYTES;

/// The length of the part of the head that is written before anything is encrypted.
pub const FIXED_BYTES: usize = 64;

/// The length of what the cipher adds to prove that nothing was changed.
pub const TAG_BYTES: usize = 16;

/// Told from text by its last byte; damaged by a transfer that changes line ends.
const MAGIC: [u8; 8] = *b"SMENC\r\n\x1a";
const VERSION: u16 = 1;
const PBKDF2_HMAC_SHA_256: u8 = 1;
const AES_256_GCM: u8 = 1;

/// What the head says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many rounds the key is derived with.
    pub rounds: u32,
    /// Makes the key of each file another one.
    pub salt: [u8; 16],
    /// The nonce of the content.
    pub nonce: [u8; 12],
    /// The nonce of the check, by which a wrong passphrase is told from a changed file.
    pub check_nonce: [u8; 12],
    /// How long the content is, in bytes.
    pub n_bytes: u64,
}

/// Why a file cannot be opened whatever the passphrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LockedError {
    /// It does not begin as one.
    #[error("no file with a passphrase")]
    NotLocked,
    /// A newer version wrote it.
    #[error("version {0} of the format is not known")]
    UnknownVersion(u16),
    /// The key or the cipher is made in a way that is not known.
    #[error("derivation {derivation} or cipher {cipher} is not known")]
    UnknownMethod {
        /// The number of the derivation.
        derivation: u8,
        /// The number of the cipher.
        cipher: u8,
    },
    /// So many rounds are too few or too many.
    #[error("{0} rounds are too few or too many")]
    Rounds(u32),
    /// It has another length than it says.
    #[error("{found} bytes instead of {expected}")]
    Length {
        /// How long it says it is, in bytes.
        expected: u64,
        /// How long it is, in bytes.
        found: u64,
    },
    /// It holds more than is read.
    #[error("{0} bytes are too many")]
    TooLarge(u64),
}

impl Head {
    /// The fixed part of the head.
    pub fn encode(&self) -> [u8; FIXED_BYTES] {
        let mut bytes = [0; FIXED_BYTES];
        let parts: [&[u8]; 8] = [
            &MAGIC,
            &VERSION.to_be_bytes(),
            &[PBKDF2_HMAC_SHA_256, AES_256_GCM],
            &self.rounds.to_be_bytes(),
            &self.salt,
            &self.nonce,
            &self.check_nonce,
            &self.n_bytes.to_be_bytes(),
        ];
        let mut rest = &mut bytes[..];
        for part in parts {
            let (place, after) = rest.split_at_mut(part.len());
            place.copy_from_slice(part);
            rest = after;
        }
        bytes
    }

    /// Reads the head of a whole file, and checks the file's length and every bound.
    pub fn read(file: &[u8]) -> Result<Self, LockedError> {
        let mut rest = Rest(file);
        if rest.take::<8>() != Some(MAGIC) {
            return Err(LockedError::NotLocked);
        }
        let cut = LockedError::Length { expected: HEAD_BYTES as u64, found: file.len() as u64 };
        let version = u16::from_be_bytes(rest.take().ok_or(cut)?);
        if version != VERSION {
            return Err(LockedError::UnknownVersion(version));
        }
        let [derivation, cipher] = rest.take().ok_or(cut)?;
        if (derivation, cipher) != (PBKDF2_HMAC_SHA_256, AES_256_GCM) {
            return Err(LockedError::UnknownMethod { derivation, cipher });
        }
        let head = Self {
            rounds: u32::from_be_bytes(rest.take().ok_or(cut)?),
            salt: rest.take().ok_or(cut)?,
            nonce: rest.take().ok_or(cut)?,
            check_nonce: rest.take().ok_or(cut)?,
            n_bytes: u64::from_be_bytes(rest.take().ok_or(cut)?),
        };
        head.check(file.len() as u64)?;
        Ok(head)
    }

    fn check(&self, found: u64) -> Result<(), LockedError> {
        if !(MIN_ROUNDS..=MAX_ROUNDS).contains(&self.rounds) {
            return Err(LockedError::Rounds(self.rounds));
        }
        if self.n_bytes > MAX_CONTENT {
            return Err(LockedError::TooLarge(self.n_bytes));
        }
        let expected = (HEAD_BYTES + TAG_BYTES) as u64 + self.n_bytes;
        if expected == found { Ok(()) } else { Err(LockedError::Length { expected, found }) }
    }
}

/// What is not read yet.
struct Rest<'b>(&'b [u8]);

impl Rest<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }
}

/// A name for the file of an article or project, like [`crate::file_name`].
pub fn file_name(title: &str, date: &str) -> String {
    named(title, date, "article", ENDING)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail by panicking")]
mod tests {
    use super::{HEAD_BYTES, Head, LockedError, MAX_CONTENT, TAG_BYTES, file_name};
    use proptest::prelude::*;

    const HEAD: Head =
        Head { rounds: 1_000_000, salt: [1; 16], nonce: [2; 12], check_nonce: [3; 12], n_bytes: 5 };

    /// A file with this head and as much behind it as it says.
    fn file(head: &Head) -> Vec<u8> {
        let mut bytes = head.encode().to_vec();
        bytes.resize(HEAD_BYTES + TAG_BYTES + usize::try_from(head.n_bytes).unwrap(), 9);
        bytes
    }

    #[track_caller]
    fn refused(change: impl FnOnce(&mut Vec<u8>), expected: LockedError) {
        let mut bytes = file(&HEAD);
        change(&mut bytes);
        assert_eq!(Head::read(&bytes), Err(expected));
    }

    #[test]
    fn the_head_stands_byte_for_byte_as_documented() {
        let bytes = file(&HEAD);
        assert_eq!(&bytes[..16], b"SMENC\r\n\x1a\x00\x01\x01\x01\x00\x0f\x42\x40");
        assert_eq!(bytes[16..32], [1; 16]);
        assert_eq!(bytes[32..44], [2; 12]);
        assert_eq!(bytes[44..56], [3; 12]);
        assert_eq!(bytes[56..64], [0, 0, 0, 0, 0, 0, 0, 5]);
        assert_eq!(Head::read(&bytes), Ok(HEAD));
    }

    #[test]
    fn what_is_none_is_refused() {
        refused(|bytes| bytes[0] = b'X', LockedError::NotLocked);
        refused(Vec::clear, LockedError::NotLocked);
        // as a transfer that changes line ends leaves it
        refused(|bytes| bytes.retain(|byte| *byte != b'\r'), LockedError::NotLocked);
    }

    #[test]
    fn what_is_newer_is_refused() {
        refused(|bytes| bytes[9] = 2, LockedError::UnknownVersion(2));
        let method = |derivation, cipher| LockedError::UnknownMethod { derivation, cipher };
        refused(|bytes| bytes[10] = 7, method(7, 1));
        refused(|bytes| bytes[11] = 0, method(1, 0));
    }

    #[test]
    fn a_file_that_is_cut_or_longer_is_refused() {
        let length = |found| LockedError::Length { expected: 101, found };
        refused(|bytes| bytes.truncate(100), length(100));
        refused(|bytes| bytes.push(0), length(102));
        refused(|bytes| bytes.truncate(30), LockedError::Length { expected: 80, found: 30 });
    }

    #[test]
    fn rounds_and_size_are_bounded() {
        for rounds in [0, 1, 599_999, 10_000_001, u32::MAX] {
            let bytes = file(&Head { rounds, ..HEAD });
            assert_eq!(Head::read(&bytes), Err(LockedError::Rounds(rounds)));
        }
        for n_bytes in [MAX_CONTENT + 1, u64::MAX] {
            let bytes = Head { n_bytes, ..HEAD }.encode();
            assert_eq!(Head::read(&bytes), Err(LockedError::TooLarge(n_bytes)));
        }
        assert!(Head::read(&file(&Head { rounds: 600_000, n_bytes: 0, ..HEAD })).is_ok());
    }

    #[test]
    fn the_name_says_what_it_is() {
        assert_eq!(file_name("标题", "2023-01-29"), "2023-01-29 标题.stancemark.enc");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Head::read(&bytes);
            let mut begun = super::MAGIC.to_vec();
            begun.extend(bytes);
            let _ = Head::read(&begun);
        }

        #[test]
        fn what_is_written_is_read_back(
            rounds in super::MIN_ROUNDS..=super::MAX_ROUNDS,
            salt: [u8; 16],
            nonce: [u8; 12],
            check_nonce: [u8; 12],
            n_bytes in 0..1000_u64,
        ) {
            let head = Head { rounds, salt, nonce, check_nonce, n_bytes };
            prop_assert_eq!(Head::read(&file(&head)), Ok(head));
        }
    }
}
