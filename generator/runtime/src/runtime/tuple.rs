//! Lists of a fixed length.

use super::decode::Stopped;

/// Reads and writes tuples of a length.
macro_rules! tuple {
    ($($name:ident $at:tt),*) => {
        impl<$($name: super::runtime::decode::Decode),*> super::runtime::decode::Decode
            for ($($name,)*)
        {
            fn decode(
                from: &mut dyn super::runtime::source::Source,
            ) -> Result<Self, super::runtime::decode::Stopped> {
                let mut elements = ($(None::<$name>,)*);
                let mut index = 0;
                from.tuple(&mut |from| {
                    match index {
                        $($at => {
                            elements.$at = Some(super::runtime::decode::Decode::decode(from)?);
                        })*
                        _ => {
                            // Only what can be read is there: it may be the list's end.
                            from.any_value()?;
                            return Err(super::runtime::tuple::too_long(index));
                        }
                    }
                    index += 1;
                    Ok(())
                })?;
                Ok(($(
                    elements.$at.ok_or_else(|| super::runtime::tuple::too_short(index))?,
                )*))
            }
        }

        #[cfg(feature = "object")]
        impl<$($name: super::runtime::blank::Blank),*> super::runtime::blank::Blank
            for ($($name,)*)
        {
            fn blank() -> Self {
                ($(<$name as super::runtime::blank::Blank>::blank(),)*)
            }
        }

        impl<$($name: super::runtime::encode::Encode),*> super::runtime::encode::Encode
            for ($($name,)*)
        {
            fn encode(
                &self,
                to: &mut dyn super::runtime::sink::Sink,
            ) -> Result<(), super::runtime::decode::Stopped> {
                let elements: &[&dyn super::runtime::encode::Encode] = &[$(&self.$at),*];
                to.list(&elements)
            }
        }
    };
}

pub(crate) use tuple;

pub(crate) fn too_long(length: usize) -> Stopped {
    Stopped::because(&format_args!("there are more than the {length} elements of a tuple"))
}

pub(crate) fn too_short(length: usize) -> Stopped {
    Stopped::because(&format_args!("there are {length} elements, and the tuple has more"))
}
