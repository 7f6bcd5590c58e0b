//! Bodies that nobody misses.

use openapiv3::RequestBody;

use crate::document::Pointer;
use crate::document::schema::types::SchemaType;
use crate::document::schema::{AdditionalProperties, Schema};
use crate::lower::schema::Schemas;

/// Returns true if a body needn't be sent, and can only be an object without properties.
pub(super) fn is_needless(body: &RequestBody, content: &Pointer, schemas: &Schemas<'_>) -> bool {
    let is_empty = |media_type: &String| {
        let slot = schemas.schema_of(&content.join(media_type));
        let schema = slot.and_then(|slot| schemas.document.schema(&slot));
        schema.is_some_and(|schema| is_empty_object(&schema))
    };
    !body.required && !body.content.is_empty() && body.content.keys().all(is_empty)
}

/// Returns true if `{}` is the only value. Schemas that it is made of can't allow any other.
fn is_empty_object(schema: &Schema<'_>) -> bool {
    let is_closed =
        matches!(schema.additional_properties(), Some(AdditionalProperties::Any(false)));
    schema.ty() == Some(SchemaType::Object)
        && !schema.is_nullable()
        && is_closed
        && !schema.has_properties()
        && schema.pattern_properties().next().is_none()
}
