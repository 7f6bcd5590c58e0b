//! Values of one of several types.

use super::content::Content;
use super::decode::Decode;
use super::source::Source;

/// Reads and writes a union in which a property tells the types apart. A value with another tag, or
/// without one, is kept as it is, and so is one that isn't what its tag promises.
macro_rules! tagged_union {
    ($name:ident, $tag:literal, $unknown:ident, { $($first:literal $(| $more:literal)* => $variant:ident $(or $other:ident)*),* $(,)? }) => {
            impl super::runtime::decode::Decode for $name {
                fn decode(
                    from: &mut dyn super::runtime::source::Source,
                ) -> Result<Self, super::runtime::decode::Stopped> {
                    let content = from.content()?;
                    let mut best = super::runtime::union::best(&content);
                    match content.text_of($tag) {
                        $(Some($first $(| $more)*) => {
                            best.consider(Self::$variant);
                            $(best.consider(Self::$other);)*
                        })*
                        _ => {}
                    }
                    let best = best.take(from);
                    Ok(best.unwrap_or_else(|| Self::$unknown(content.into_value())))
                }
            }

            #[cfg(feature = "object")]
            impl super::runtime::blank::Blank for $name {
                fn blank() -> Self {
                    Self::$unknown(serde_json::Value::Null)
                }
            }

            impl super::runtime::encode::Encode for $name {
                fn encode(
                    &self,
                    to: &mut dyn super::runtime::sink::Sink,
                ) -> Result<(), super::runtime::decode::Stopped> {
                    match self {
                        $(
                            Self::$variant(value) => super::runtime::encode::tagged(value, to, $tag, $first),
                            $(Self::$other(value) => super::runtime::encode::tagged(value, to, $tag, $first),)*
                        )*
                        Self::$unknown(value) => to.any_value(value),
                    }
                }
            }

            #[cfg(feature = "open")]
            impl super::runtime::union::Open for $name {
                fn is_unknown(&self) -> bool {
                    matches!(self, Self::$unknown(_))
                }
            }

        super::runtime::table::serde_by_table!($name);
    };
}

/// Reads and writes a union without such a property: a value becomes the variant that keeps most of
/// it. Types that keep what they don't know come into question `unless unknown`.
macro_rules! untagged_union {
    ($name:ident, $unknown:ident, { $($variant:ident $(unless $open:ident)?),* $(,)? }) => {
            impl super::runtime::decode::Decode for $name {
                fn decode(
                    from: &mut dyn super::runtime::source::Source,
                ) -> Result<Self, super::runtime::decode::Stopped> {
                    let content = from.content()?;
                    let mut best = super::runtime::union::best(&content);
                    $(untagged_union!(@consider best, $variant $($open)?);)*
                    let best = best.take(from);
                    Ok(best.unwrap_or_else(|| Self::$unknown(content.into_value())))
                }
            }

            #[cfg(feature = "object")]
            impl super::runtime::blank::Blank for $name {
                fn blank() -> Self {
                    Self::$unknown(serde_json::Value::Null)
                }
            }

            impl super::runtime::encode::Encode for $name {
                fn encode(
                    &self,
                    to: &mut dyn super::runtime::sink::Sink,
                ) -> Result<(), super::runtime::decode::Stopped> {
                    match self {
                        $(Self::$variant(value) => super::runtime::encode::Encode::encode(value, to),)*
                        Self::$unknown(value) => to.any_value(value),
                    }
                }
            }

            #[cfg(feature = "open")]
            impl super::runtime::union::Open for $name {
                fn is_unknown(&self) -> bool {
                    matches!(self, Self::$unknown(_))
                }
            }

        super::runtime::table::serde_by_table!($name);
    };
    (@consider $best:ident, $variant:ident) => { $best.consider(Self::$variant) };
    (@consider $best:ident, $variant:ident unknown) => { $best.consider_known(Self::$variant) };
}

pub(crate) use tagged_union;
pub(crate) use untagged_union;

/// A type that keeps values that the description doesn't know.
#[cfg(feature = "open")]
pub(crate) trait Open {
    /// Returns true for such a value.
    fn is_unknown(&self) -> bool;
}

impl<T: Open> Open for Box<T> {
    fn is_unknown(&self) -> bool {
        T::is_unknown(self)
    }
}

/// The variant that keeps most of a value.
pub(crate) struct Best<'c, U> {
    content: &'c Content,
    found: Option<(usize, U)>,
}

/// No variant yet.
pub(crate) fn best<U>(content: &Content) -> Best<'_, U> {
    Best { content, found: None }
}

impl<U> Best<'_, U> {
    /// Tries a type, and keeps what comes of it if that keeps more of the value than the best so
    /// far.
    pub(crate) fn consider<T: Decode>(&mut self, variant: fn(T) -> U) {
        if let Some((kept, read)) = self.content.read_as() {
            self.keep(kept, || variant(read));
        }
    }

    /// Tries a type that keeps what it doesn't know, which doesn't count.
    #[cfg(feature = "open")]
    pub(crate) fn consider_known<T: Decode + Open>(&mut self, variant: fn(T) -> U) {
        match self.content.read_as::<T>() {
            Some((kept, read)) if !read.is_unknown() => self.keep(kept, || variant(read)),
            // A new string belongs to an open set of strings, if nothing else takes it.
            Some((_, read)) if self.content.is_text() => self.keep(0, || variant(read)),
            _ => {}
        }
    }

    /// The variant, if there is one. Its parts count as those of the value do that it was read
    /// from; without one, all do.
    pub(crate) fn take(self, from: &mut dyn Source) -> Option<U> {
        let all = || self.content.parts();
        let kept = self.found.as_ref().map_or_else(all, |(kept, _)| *kept);
        from.count(kept.saturating_sub(1));
        self.found.map(|(_, variant)| variant)
    }

    fn keep(&mut self, kept: usize, variant: impl FnOnce() -> U) {
        if self.found.as_ref().is_none_or(|(most, _)| kept > *most) {
            self.found = Some((kept, variant()));
        }
    }
}
