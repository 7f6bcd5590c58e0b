//! The members of an object, on their way into the slots of fields.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::content::Content;
use super::decode::{Entries, Slot};
use super::reader::{Member, Way};
use super::table::{Field, Fields, Rule, Rules};
use super::trail::{Step, Trail};

/// Fills the slots of an object's fields, and reads its other members, if those are kept.
pub(super) struct Object<'a, 's, 'r> {
    pub(super) fields: &'static Fields,
    pub(super) slots: &'a mut [&'s mut dyn Slot],
    pub(super) rest: Option<&'r mut dyn Entries>,
}

impl Way for Object<'_, '_, '_> {
    type Value = ();

    fn read<'de, D: Deserializer<'de>>(self, from: D, trail: &mut Trail) -> Result<(), D::Error> {
        trail.kept += 1;
        from.deserialize_map(ObjectVisitor { object: self, trail })
    }
}

struct ObjectVisitor<'a, 's, 'r, 't> {
    object: Object<'a, 's, 'r>,
    trail: &'t mut Trail,
}

impl<'de> Visitor<'de> for ObjectVisitor<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.object.fields.name {
            "" => f.write_str("a map"),
            name => write!(f, "struct {name}"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let (object, trail) = (self.object, self.trail);
        let (fields, slots, mut rest) = (object.fields.fields, object.slots, object.rest);
        let other = rest.as_ref().map(|_| String::new());
        let mut key = NextKey { fields, expected: 0, other };
        let mut seen = Seen::default();
        while let Some(index) = members.next_key_seed(&mut key)? {
            let (Some(&(name, rules)), Some(slot)) = (fields.get(index), slots.get_mut(index))
            else {
                undeclared(&key, &mut rest, &mut members, trail)?;
                continue;
            };
            if !seen.insert(index) {
                return Err(A::Error::duplicate_field(name));
            }
            key.expected = index + 1;
            let step = Step::Name(name);
            #[cfg(feature = "left_out")]
            trail.enter(step);
            let filled = field(rules, &mut **slot, &mut members, trail);
            trail.leave(filled, step, || rules.has(Rule::Defaulted) || slot.may_be_absent())?;
        }
        let is_missing = |index: &usize| {
            let (_, rules) = fields[*index];
            rules.has(Rule::Required)
                || !rules.has(Rule::Defaulted) && !slots[*index].may_be_absent()
        };
        match seen.missing(fields.len()).find(is_missing) {
            Some(index) => Err(A::Error::missing_field(fields[index].0)),
            None => Ok(()),
        }
    }
}

/// Reads the value of a field.
fn field<'de, A: MapAccess<'de>>(
    rules: Rules,
    slot: &mut dyn Slot,
    members: &mut A,
    trail: &mut Trail,
) -> Result<(), A::Error> {
    let before = trail.kept;
    if rules.has(Rule::Lenient) {
        let content: Content = members.next_value()?;
        content.fill(slot).map_err(|_| {
            A::Error::custom(format_args!("{content} isn't what the description says"))
        })?;
        trail.kept += usize::from(!content.is_null());
    } else {
        let keeps_null = rules.has(Rule::Nullable);
        let mut member = Member { members, trail, keeps_null, error: None };
        slot.fill(&mut member).map_err(|stop| member.error(stop))?;
    }
    // Null that becomes nothing isn't kept.
    let is_kept = trail.kept > before || rules.has(Rule::Nullable) || rules.has(Rule::Required);
    trail.kept += usize::from(is_kept);
    Ok(())
}

/// Reads a member that no field is for, or passes it over.
fn undeclared<'de, A: MapAccess<'de>>(
    key: &NextKey,
    rest: &mut Option<&mut dyn Entries>,
    members: &mut A,
    trail: &mut Trail,
) -> Result<(), A::Error> {
    let (Some(rest), Some(name)) = (rest, &key.other) else {
        return members.next_value::<IgnoredAny>().map(drop);
    };
    trail.kept += 1;
    let step = Step::Name(name);
    #[cfg(feature = "left_out")]
    trail.enter(step);
    let mut member = Member { members, trail, keeps_null: false, error: None };
    let added = rest.add(name.clone(), &mut member).map_err(|stop| member.error(stop));
    trail.leave(added, step, || true)
}

/// The fields that were there.
#[derive(Debug, Default)]
struct Seen {
    first: u64,
    /// Those behind the 64th.
    more: Vec<bool>,
}

impl Seen {
    fn has(&self, index: usize) -> bool {
        match index.checked_sub(64) {
            None => self.first >> index & 1 == 1,
            Some(index) => self.more.get(index).is_some_and(|seen| *seen),
        }
    }

    /// Notes a field. Returns false if it was there before.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        if index >= 64 {
            return self.insert_behind(index - 64);
        }
        let before = self.first;
        self.first |= 1 << index;
        self.first != before
    }

    fn insert_behind(&mut self, index: usize) -> bool {
        let most = self.more.len().max(index + 1);
        self.more.resize(most, false);
        !std::mem::replace(&mut self.more[index], true)
    }

    /// The fields that weren't there, of so many.
    fn missing(&self, fields: usize) -> impl Iterator<Item = usize> {
        (0..fields).filter(|index| !self.has(*index))
    }
}

/// Finds the fields that keys name. Servers nearly always send them in the description's order.
struct NextKey {
    fields: &'static [Field],
    /// The field that comes next, if they do.
    expected: usize,
    /// The last key that names no field, if those are kept.
    other: Option<String>,
}

impl<'de> DeserializeSeed<'de> for &mut NextKey {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut NextKey {
    /// The index of the field, or their number.
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        match self.fields.get(self.expected) {
            Some((field, _)) if *field == name => Ok(self.expected),
            _ => Ok(self.find(name)),
        }
    }
}

impl NextKey {
    /// The index of the field with this name, or their number. It stands apart, as most keys are
    /// the expected ones, which must not pay for it.
    #[inline(never)]
    fn find(&mut self, name: &str) -> usize {
        let (before, behind) = self.fields.split_at(self.expected);
        let is_it = |(field, _): &Field| *field == name;
        let found = behind.iter().position(is_it).map(|index| index + self.expected);
        if let Some(index) = found.or_else(|| before.iter().position(is_it)) {
            return index;
        }
        if let Some(other) = &mut self.other {
            name.clone_into(other);
        }
        self.fields.len()
    }
}
