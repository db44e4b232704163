//! Things that lead back to themselves: parents, replies, members and the like.

use super::super::findings::{Findings, Rule};
use super::super::path::{Path, clip};

/// Links of one kind from thing to thing, none of which may lead in a circle.
pub(super) struct Links<'n> {
    /// The field that holds them.
    pub field: &'static str,
    /// What they must do instead, such as `Parents must lead up to the nation`.
    pub must: &'static str,
    /// The things by their ids, in the order of the file.
    pub names: Vec<&'n str>,
}

impl Links<'_> {
    /// Reports each circle once, at the place of it that a walk in the order of the file comes to first. `from` gives the
    /// things that one leads to; `place` gets a circle in order and gives the path of the link that leads into it.
    pub fn report_circles<L: Iterator<Item = usize>>(
        &self,
        from: impl Fn(usize) -> L,
        place: impl Fn(&[usize]) -> Path,
        found: &mut Findings,
    ) {
        circles(self.names.len(), from, |circle| {
            found.error_at(Rule::Circle, || place(circle), || self.sentence(circle));
        });
    }

    fn sentence(&self, circle: &[usize]) -> String {
        const SHOWN: usize = 5;
        let Self { field, must, names } = self;
        let around = circle[1..].iter().chain(&circle[..1]);
        let mut way: Vec<String> = around.take(SHOWN).map(|at| clip(names[*at])).collect();
        if circle.len() > SHOWN {
            way.push("…".to_owned());
        }
        format!(
            "{must}, but `{field}` of {} leads back to it ({}); correct or remove one `{field}` on this way.",
            clip(names[circle[0]]),
            way.join(", then ")
        )
    }
}

/// Walks from each of `count` things along its links and tells each circle that a link closes. No thing is walked from
/// twice, so it takes as long as there are things and links.
fn circles<L: Iterator<Item = usize>>(
    count: usize,
    from: impl Fn(usize) -> L,
    mut tell: impl FnMut(&[usize]),
) {
    #[derive(Clone, Copy)]
    enum Seen {
        Not,
        /// At this position of the way.
        OnTheWay(usize),
        Before,
    }
    let mut seen = vec![Seen::Not; count];
    let (mut way, mut open) = (Vec::new(), Vec::new());
    for start in 0..count {
        let mut next = Some(start);
        loop {
            match next.map(|at| (at, seen.get(at))) {
                Some((at, Some(Seen::Not))) => {
                    seen[at] = Seen::OnTheWay(way.len());
                    way.push(at);
                    open.push(from(at));
                }
                Some((_, Some(Seen::OnTheWay(first)))) => tell(&way[*first..]),
                // A stand-in for what could not be read leads nowhere.
                Some((_, Some(Seen::Before) | None)) => {}
                None => {
                    if let Some(done) = way.pop() {
                        seen[done] = Seen::Before;
                    }
                    open.pop();
                }
            }
            match open.last_mut() {
                Some(links) => next = links.next(),
                None => break,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(links: &[&[usize]]) -> Vec<Vec<usize>> {
        let mut told = Vec::new();
        circles(links.len(), |at| links[at].iter().copied(), |circle| told.push(circle.to_vec()));
        told
    }

    #[test]
    fn each_circle_is_told_from_where_a_walk_first_comes_to_it() {
        assert_eq!(told(&[&[1], &[2], &[]]), [[0; 0]; 0]);
        assert_eq!(told(&[&[0]]), [[0]]);
        assert_eq!(told(&[&[2], &[2], &[3], &[2]]), [[2, 3]], "two lead into it");
        assert_eq!(told(&[&[1, 2], &[3], &[3], &[]]), [[0; 0]; 0], "two ways to one thing are no circle");
        assert_eq!(told(&[&[1, 2], &[0], &[2, 1, 9]]), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_long_way_is_walked_once_and_without_depth() {
        const LONG: usize = 1_000_000;
        let mut circle = 0;
        circles(LONG, |at| std::iter::once((at + 1) % LONG), |all| circle += all.len());
        assert_eq!(circle, LONG);
        let mut none = 0;
        // Backwards in the file, so that each walk ends where the one before began.
        circles(LONG, |at| at.checked_sub(1).into_iter(), |_| none += 1);
        assert_eq!(none, 0);
    }
}
