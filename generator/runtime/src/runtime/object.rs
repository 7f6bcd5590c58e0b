//! Structs: the macro that says which field has which name.

/// Reads and writes a struct: the name of each field in JSON, the field, and the rules for it.
macro_rules! object {
    ($name:ident {
        $($wire:literal: $field:ident $(as $rule:ident)*,)*
        $(..$rest:ident)?
    }) => {
        // Names of the runtime stand with their paths, as a description has any names.
        #[allow(deprecated)]
        const _: () = {
            static FIELDS: super::runtime::table::Fields = super::runtime::table::Fields::new(
                stringify!($name),
                &[$((
                    $wire,
                    super::runtime::table::Rules::NONE
                        $(.and(super::runtime::table::Rule::$rule))*,
                )),*],
            );

            impl super::runtime::blank::Blank for $name {
                fn blank() -> Self {
                    Self {
                        $($field: super::runtime::blank::Blank::blank(),)*
                        $($rest: super::runtime::blank::Blank::blank(),)?
                    }
                }
            }

            impl super::runtime::decode::Decode for $name {
                fn decode(
                    from: &mut dyn super::runtime::source::Source,
                ) -> Result<Self, super::runtime::decode::Stopped> {
                    let mut object = <Self as super::runtime::blank::Blank>::blank();
                    from.object(
                        &FIELDS,
                        &mut [$(&mut object.$field),*],
                        super::runtime::object::first!($(&mut object.$rest)?),
                    )?;
                    Ok(object)
                }
            }

            impl super::runtime::encode::Encode for $name {
                fn encode(
                    &self,
                    to: &mut dyn super::runtime::sink::Sink,
                ) -> Result<(), super::runtime::decode::Stopped> {
                    let values: &[&dyn super::runtime::encode::Encode] = &[$(&self.$field),*];
                    to.object(
                        &super::runtime::encode::members(&FIELDS, values)$(.and(&self.$rest))?,
                    )
                }
            }
        };

        super::runtime::table::serde_by_table!($name);
    };
}

/// The value, if there is one.
macro_rules! first {
    () => {
        None
    };
    ($value:expr) => {
        Some($value)
    };
}

pub(crate) use first;
pub(crate) use object;
