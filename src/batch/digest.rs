//! Digests of bytes, and of lists of named parts: SHA-256 (FIPS 180-4).

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// A SHA-256.
pub(super) type Digest = [u8; 32];

/// The digest of `bytes`.
pub(super) fn digest(bytes: &[u8]) -> Digest {
    Sha256::digest(bytes).into()
}

/// The digest of the bytes that `read` puts into its buffer, until it returns 0. They need not
/// fit into memory.
pub(super) fn digest_of<E>(
    mut read: impl FnMut(&mut [u8]) -> Result<usize, E>,
) -> Result<Digest, E> {
    let mut sha = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match read(&mut buffer)? {
            0 => return Ok(sha.finalize().into()),
            length => sha.update(&buffer[..length]),
        }
    }
}

/// In hexadecimal.
pub(super) fn hexadecimal(digest: &Digest) -> String {
    let mut out = String::with_capacity(64);
    for byte in digest {
        // Writing to a string cannot fail.
        _ = write!(out, "{byte:02x}");
    }
    out
}

/// The digest of named parts, in their order.
#[derive(Clone, Default)]
pub(super) struct Parts(Sha256);

impl Parts {
    /// Adds a part. It is preceded by its length, so that different lists of parts never have the
    /// same digest.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) -> &mut Self {
        for part in [name.as_bytes(), content] {
            self.0.update((part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
        self
    }

    /// The digest of all of them.
    pub(super) fn digest(&self) -> Digest {
        self.0.clone().finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sha_256_of_the_standard() {
        // FIPS 180-4's example, "abc".
        assert_eq!(
            hexadecimal(&digest(b"abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn bytes_that_are_read_in_parts_have_the_same_digest() {
        let bytes: Vec<u8> = (0..=255).cycle().take(200_000).collect();
        let mut left = bytes.as_slice();
        let digest_of_parts = digest_of(|buffer| {
            let (part, rest) = left.split_at(left.len().min(buffer.len()));
            buffer[..part.len()].copy_from_slice(part);
            left = rest;
            Ok::<_, ()>(part.len())
        });
        assert_eq!(digest_of_parts, Ok(digest(&bytes)));
    }

    #[test]
    fn the_bounds_of_parts_count() {
        let of = |parts: &[(&str, &str)]| {
            let mut all = Parts::default();
            for (name, content) in parts {
                all.add(name, content.as_bytes());
            }
            all.digest()
        };
        assert_ne!(of(&[("a", "bc")]), of(&[("ab", "c")]));
        assert_ne!(of(&[("a", ""), ("b", "")]), of(&[("a", "b")]));
        assert_eq!(of(&[("a", "b")]), of(&[("a", "b")]));
    }
}
