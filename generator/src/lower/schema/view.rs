//! A schema's keywords, whichever of its kinds `openapiv3` sorted it into.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind,
    Type, VariantOrUnknownOrEmpty,
};
use serde::Serialize;
use serde_json::Value;

type Properties = IndexMap<String, ReferenceOr<Box<Schema>>>;

/// What a schema says.
pub(in crate::lower) struct View<'a> {
    pub(in crate::lower) schema: &'a Schema,
    pub(in crate::lower) data: &'a SchemaData,
    /// `type`
    pub(in crate::lower) kind: Option<&'a str>,
    /// `format`, or an empty text.
    pub(in crate::lower) format: String,
    /// `enum`, or the values of `x-extensible-enum`.
    pub(in crate::lower) values: Vec<Value>,
    /// Whether null is all that `enum` lists.
    pub(in crate::lower) only_null: bool,
    pub(in crate::lower) properties: Option<&'a Properties>,
    pub(in crate::lower) required: &'a [String],
    /// `additionalProperties`
    pub(in crate::lower) rest: Option<&'a AdditionalProperties>,
    pub(in crate::lower) items: Option<&'a ReferenceOr<Box<Schema>>>,
    /// `minItems` and `maxItems`
    pub(in crate::lower) length: (Option<usize>, Option<usize>),
    pub(in crate::lower) all_of: &'a [ReferenceOr<Schema>],
    pub(in crate::lower) one_of: &'a [ReferenceOr<Schema>],
    pub(in crate::lower) any_of: &'a [ReferenceOr<Schema>],
}

impl<'a> View<'a> {
    pub(in crate::lower) fn of(schema: &'a Schema) -> Self {
        let mut view = Self {
            schema,
            data: &schema.schema_data,
            kind: None,
            format: String::new(),
            values: Vec::new(),
            only_null: false,
            properties: None,
            required: &[],
            rest: None,
            items: None,
            length: (None, None),
            all_of: &[],
            one_of: &[],
            any_of: &[],
        };
        match &schema.schema_kind {
            SchemaKind::Type(ty) => view.of_type(ty),
            SchemaKind::OneOf { one_of } => view.one_of = one_of,
            SchemaKind::AllOf { all_of } => view.all_of = all_of,
            SchemaKind::AnyOf { any_of } => view.any_of = any_of,
            SchemaKind::Not { .. } => {}
            SchemaKind::Any(any) => view.of_any(any),
        }
        let extensible = view.data.extensions.get("x-extensible-enum").and_then(Value::as_array);
        if let Some(values) = extensible {
            view.values.clone_from(values);
        }
        view.only_null = !view.values.is_empty() && view.values.iter().all(Value::is_null);
        view.values.retain(|value| !value.is_null());
        view
    }

    fn of_type(&mut self, ty: &'a Type) {
        let (kind, format) = match ty {
            Type::String(string) => {
                self.values = values(&string.enumeration);
                ("string", format(&string.format))
            }
            Type::Number(number) => {
                self.values = values(&number.enumeration);
                ("number", format(&number.format))
            }
            Type::Integer(integer) => {
                self.values = values(&integer.enumeration);
                ("integer", format(&integer.format))
            }
            Type::Boolean(boolean) => {
                self.values = values(&boolean.enumeration);
                ("boolean", String::new())
            }
            Type::Array(array) => {
                self.items = array.items.as_ref();
                self.length = (array.min_items, array.max_items);
                ("array", String::new())
            }
            Type::Object(object) => {
                self.properties = Some(&object.properties);
                self.required = &object.required;
                self.rest = object.additional_properties.as_ref();
                ("object", String::new())
            }
        };
        self.kind = Some(kind);
        self.format = format;
    }

    fn of_any(&mut self, any: &'a AnySchema) {
        self.kind = any.typ.as_deref();
        self.format = any.format.clone().unwrap_or_default();
        self.values.clone_from(&any.enumeration);
        self.properties = Some(&any.properties);
        self.required = &any.required;
        self.rest = any.additional_properties.as_ref();
        self.items = any.items.as_ref();
        self.length = (any.min_items, any.max_items);
        self.all_of = &any.all_of;
        self.one_of = &any.one_of;
        self.any_of = &any.any_of;
    }

    /// The properties that it declares.
    pub(in crate::lower) fn properties(
        &self,
    ) -> impl Iterator<Item = (&'a str, &'a ReferenceOr<Box<Schema>>)> {
        self.properties.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema))
    }

    /// Whether it declares properties or forbids others.
    pub(in crate::lower) fn has_properties(&self) -> bool {
        self.properties.is_some_and(|properties| !properties.is_empty())
    }

    pub(in crate::lower) fn discriminator(&self) -> Option<&'a Discriminator> {
        self.data.discriminator.as_ref()
    }

    /// An extension that holds a value of its own.
    pub(in crate::lower) fn extension(&self, name: &str) -> Option<&'a Value> {
        self.data.extensions.get(name)
    }

    /// The type, as `type` says it or as the keywords imply.
    pub(in crate::lower) fn kind(&self) -> Option<&'a str> {
        let implied = || {
            let others = ["x-pattern-properties", "x-conditional-properties"];
            let others = others.iter().any(|keyword| self.extension(keyword).is_some());
            let object = self.has_properties() || self.rest.is_some() || others;
            if object || !self.required.is_empty() {
                Some("object")
            } else if self.items.is_some() || self.extension("x-prefix-items").is_some() {
                Some("array")
            } else {
                None
            }
        };
        self.kind.or_else(implied)
    }

    /// Whether it says nothing about values, so that it only describes what stands beside it.
    pub(in crate::lower) fn is_annotation(&self) -> bool {
        self.kind().is_none()
            && self.values.is_empty()
            && !self.only_null
            && self.format.is_empty()
            && self.all_of.is_empty()
            && self.one_of.is_empty()
            && self.any_of.is_empty()
    }
}

/// The values of an `enum`. A null among them has become `nullable`.
fn values<T: Serialize>(values: &[Option<T>]) -> Vec<Value> {
    values.iter().flatten().filter_map(|value| serde_json::to_value(value).ok()).collect()
}

fn format<T: Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> String {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => {
            let known = serde_json::to_value(known).ok();
            known.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
        }
        VariantOrUnknownOrEmpty::Unknown(format) => format.clone(),
        VariantOrUnknownOrEmpty::Empty => String::new(),
    }
}
