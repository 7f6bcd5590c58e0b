//! The decisions in making an instance, taken one way after the other.
//!
//! The maker of an instance asks at each fork for the way to go. The first time through, the answer
//! is always the usual way, and the forks are remembered; from then on each run takes another way
//! at one of them. So every alternative is seen once, without the explosion of all their
//! combinations.

/// The way to go at each fork.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// The fork at which not to take the usual way, and the way to take instead.
    detour: Option<(usize, usize)>,
    /// The forks so far: the names of their ways.
    forks: Vec<Vec<&'static str>>,
    /// The depth within parts that are known from elsewhere: nothing is varied there.
    muted: usize,
    /// True if parts that are known from elsewhere are made whole, too.
    whole: bool,
}

impl Choices {
    /// Chooses one of several ways, of which the first is the usual one.
    pub(super) fn choose(&mut self, ways: &[&'static str]) -> usize {
        if self.muted > 0 || ways.len() < 2 {
            return 0;
        }
        let fork = self.forks.len();
        self.forks.push(ways.to_vec());
        match self.detour {
            Some((at, way)) if at == fork && way < ways.len() => way,
            _ => 0,
        }
    }

    /// Lets everything go its usual way, until as many calls of [`unmute`](Self::unmute) have
    /// followed.
    pub(super) fn mute(&mut self) {
        self.muted += usize::from(!self.whole);
    }

    /// Takes a [`mute`](Self::mute) back.
    pub(super) fn unmute(&mut self) {
        self.muted = self.muted.saturating_sub(1);
    }

    /// Returns true if nothing is varied at the moment.
    pub(super) fn is_muted(&self) -> bool {
        self.muted > 0
    }
}

/// Makes the usual instance, one with everything in it, and each other, with a name for the unusual
/// about it. The ways at the first fork are those of the schema itself, and all gone; of the
/// others, no more than so many.
pub(super) fn explore<T>(
    most: usize,
    mut make: impl FnMut(&mut Choices) -> Option<T>,
) -> Vec<(&'static str, T)> {
    let mut usual = Choices::default();
    let first = make(&mut usual).map(|made| ("usual", made));
    let mut detours = Vec::new();
    for (fork, ways) in usual.forks.iter().enumerate() {
        detours.extend(ways.iter().enumerate().skip(1).map(|(way, name)| (fork, way, *name)));
    }
    let (own, others): (Vec<_>, Vec<_>) = detours.into_iter().partition(|(fork, ..)| *fork == 0);
    // Evenly from all of them, so that late properties get their share.
    let step = others.len().div_ceil(most.max(1)).max(1);
    let mut made = Vec::from_iter(first);
    let mut whole = Choices { whole: true, ..Choices::default() };
    made.extend(make(&mut whole).map(|made| ("everything", made)));
    for (fork, way, name) in own.into_iter().chain(others.into_iter().step_by(step)) {
        let mut choices = Choices { detour: Some((fork, way)), ..Choices::default() };
        made.extend(make(&mut choices).map(|made| (name, made)));
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_is_gone_once() {
        let made = explore(10, |choices| {
            let first = choices.choose(&["a", "b"]);
            choices.mute();
            let muted = choices.choose(&["x", "y"]);
            choices.unmute();
            Some((first, muted, choices.choose(&["c", "d", "e"])))
        });
        let usual = [("usual", (0, 0, 0)), ("everything", (0, 0, 0))];
        let expected = [("b", (1, 0, 0)), ("d", (0, 0, 1)), ("e", (0, 0, 2))];
        assert_eq!(made, [&usual[..], &expected].concat());
    }

    #[test]
    fn the_first_fork_is_never_cut() {
        let made = explore(2, |choices| {
            let first = choices.choose(&["a"; 5]);
            Some((first, choices.choose(&["b"; 5])))
        });
        let unusual: Vec<_> = made.into_iter().skip(2).map(|(_, made)| made).collect();
        assert_eq!(unusual, [(1, 0), (2, 0), (3, 0), (4, 0), (0, 1), (0, 3)]);
    }

    #[test]
    fn once_nothing_is_left_out() {
        let made = explore(2, |choices| {
            choices.mute();
            Some(choices.is_muted())
        });
        assert_eq!(made, [("usual", true), ("everything", false)]);
    }
}
