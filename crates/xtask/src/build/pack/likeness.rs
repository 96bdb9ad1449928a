//! Which functions look alike.
//!
//! To find the best order of all is as hard as the journey of the salesman. It is enough to go on from each
//! function to the one that shares most with those that came last.

/// Two functions have in common what stands in both of so many bytes.
const PIECE: usize = 6;
/// A piece that more functions share tells none from the other, and is seen often enough in any order.
const COMMON: usize = 400;
/// How much of what was seen counts one function later.
const FADING: f64 = 0.7;

/// The functions that hold a piece.
struct Shared {
    functions: Vec<usize>,
    /// What is rare counts more.
    weight: f64,
}

/// An order of `functions`, by their places, in which those that look alike stand together.
pub(super) fn order(functions: &[&[u8]]) -> Vec<usize> {
    let shared = shared(functions);
    let mut pieces_of = vec![Vec::new(); functions.len()];
    for (piece, shared) in shared.iter().enumerate() {
        for &function in &shared.functions {
            if let Some(pieces) = pieces_of.get_mut(function) {
                pieces.push(piece);
            }
        }
    }
    let mut left: Vec<usize> = (0..functions.len()).collect();
    let mut familiar = vec![0.0; functions.len()];
    let mut order = Vec::new();
    while let Some(place) = most_familiar(&left, &familiar) {
        let next = left.swap_remove(place);
        order.push(next);
        for familiar in &mut familiar {
            *familiar *= FADING;
        }
        for shared in pieces_of
            .get(next)
            .into_iter()
            .flatten()
            .filter_map(|&piece| shared.get(piece))
        {
            for &function in &shared.functions {
                if let (Some(familiar), Some(code)) =
                    (familiar.get_mut(function), functions.get(function))
                {
                    *familiar += shared.weight / code.len() as f64;
                }
            }
        }
    }
    order
}

/// All pieces that stand in several functions.
fn shared(functions: &[&[u8]]) -> Vec<Shared> {
    let mut pieces: Vec<(&[u8], usize)> = Vec::new();
    for (function, code) in functions.iter().enumerate() {
        pieces.extend(code.windows(PIECE).map(|piece| (piece, function)));
    }
    pieces.sort_unstable();
    pieces.dedup();
    let same = pieces.chunk_by(|(one, _), (other, _)| one == other);
    let several = same.filter(|same| (2..=COMMON).contains(&same.len()));
    several
        .map(|same| Shared {
            functions: same.iter().map(|&(_, function)| function).collect(),
            weight: 1.0 / (same.len() as f64).sqrt(),
        })
        .collect()
}

/// The place in `left` of the function that shares most with the last ones; of several the one that came first.
fn most_familiar(left: &[usize], familiar: &[f64]) -> Option<usize> {
    let of = |function: usize| familiar.get(function).copied().unwrap_or_default();
    let compared = |one: usize, other: usize| of(one).total_cmp(&of(other)).then(other.cmp(&one));
    let all = left.iter().enumerate();
    let most = all.max_by(|(_, one), (_, other)| compared(**one, **other));
    most.map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn who_shares_most_comes_next() {
        let functions: [&[u8]; 5] = [
            b"how many bytes are left",
            b"where a name begins",
            b"how many bytes are read",
            b"0123456789",
            b"where a name ends, and how",
        ];
        assert_eq!(order(&functions), [0, 2, 1, 4, 3]);
        assert!(order(&[]).is_empty());
    }
}
