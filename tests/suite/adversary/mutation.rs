//! Changes to bytes, chosen by a seed: the same seed makes the same change on every machine.

/// A source of numbers that look random (splitmix64, Steele et al. 2014).
#[derive(Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, or 0.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).expect("a size fits");
        usize::try_from(self.next() % limit).expect("it is below a size")
    }

    /// One of these.
    pub(super) fn one_of<'t, T>(&mut self, of: &'t [T]) -> &'t T {
        &of[self.below(of.len())]
    }
}

/// What numbers are replaced by: those around which counting goes wrong.
const NUMBERS: [&str; 16] = [
    "0",
    "-1",
    "1",
    "7",
    "255",
    "256",
    "65535",
    "65536",
    "2147483647",
    "-2147483648",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "1e308",
    "0.00001",
];

/// Changes a text or a file a few times. `words` are of its language.
pub(super) fn mutated(
    bytes: &[u8],
    words: &[&str],
    others: &[Vec<u8>],
    seed: u64,
) -> Vec<u8> {
    let mut chance = Chance::new(seed);
    let mut bytes = bytes.to_vec();
    for _ in 0..=chance.below(6) {
        mutate(&mut bytes, words, others, &mut chance);
    }
    bytes
}

fn mutate(bytes: &mut Vec<u8>, words: &[&str], others: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let some = 1 + chance.below(64);
    let end = (at + some).min(bytes.len());
    match chance.below(11) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(chance.below(256)).expect("a byte");
            }
        }
        2 => drop(bytes.drain(at..end)),
        3 => {
            let copy = bytes[at..end].to_vec();
            let to = chance.below(bytes.len() + 1);
            bytes.splice(to..to, copy);
        }
        4 => {
            let copy = bytes[at..end].repeat(1 + chance.below(200));
            bytes.splice(at..at, copy);
        }
        5 | 6 => {
            drop(bytes.splice(at..at, chance.one_of(words).bytes()));
        }
        7 | 8 => number(bytes, at, chance),
        9 => {
            let other = chance.one_of(others);
            let from = chance.below(other.len());
            let to = (from + 1 + chance.below(400)).min(other.len());
            drop(bytes.splice(at..end, other[from..to].iter().copied()));
        }
        _ => word(bytes, at, words, chance),
    }
}

/// Replaces the first number from `at` on.
fn number(bytes: &mut Vec<u8>, at: usize, chance: &mut Chance) {
    let Some(begin) = bytes[at..].iter().position(u8::is_ascii_digit) else { return };
    let begin = at + begin;
    let length = bytes[begin..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    drop(bytes.splice(begin..begin + length, chance.one_of(&NUMBERS).bytes()));
}

/// Replaces the first word of the language from `at` on by another.
fn word(bytes: &mut Vec<u8>, at: usize, words: &[&str], chance: &mut Chance) {
    let old = chance.one_of(words).as_bytes();
    let new = chance.one_of(words).bytes().collect::<Vec<_>>();
    let found = bytes[at..].windows(old.len().max(1)).position(|window| window == old);
    if let Some(begin) = found {
        drop(bytes.splice(at + begin..at + begin + old.len(), new));
    }
}

#[test]
fn the_same_seed_makes_the_same_change() {
    let sound = b"<</Length 12>> and 34 more".to_vec();
    let others = [sound.clone()];
    let make = |seed| mutated(&sound, &["/Length", "obj"], &others, seed);
    assert_eq!(make(7), make(7));
    let changed = (0..100).filter(|seed| make(*seed) != sound).count();
    assert!(changed > 80, "{changed}");
}
