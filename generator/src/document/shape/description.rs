//! All objects but the schema, in the order of the specification (OpenAPI 3.1.1, section 4.8).

use super::Need::{OrMapping, OrText};
use super::Object::{
    self, Callback, Example, Header, Link, Parameter, PathItem, RequestBody, Response,
};
use super::Shape::{Any, Boolean, List, Map, Reference, String};
use super::{Field, Shape, kept, lost, needed, required, spent, typed};
use crate::config::Location;

const REQUIREMENTS: Shape = List(&Map(&List(&String)));
const SERVERS: Shape = List(&Shape::Object(Object::Server));
const PARAMETERS: Shape = List(&Reference(Parameter));
const HEADERS: Shape = Map(&Reference(Header));
const EXAMPLES: Shape = Map(&Reference(Example));
const CONTENT: Shape = Map(&Shape::Object(Object::MediaType));
const DOCUMENTATION: Shape = Shape::Object(Object::ExternalDocumentation);
const OPERATION: Shape = Shape::Object(Object::Operation);

pub(super) fn fields(object: Object) -> &'static [Field] {
    match object {
        Object::OpenApi => OPEN_API,
        Object::Info => INFO,
        Object::Contact => CONTACT,
        Object::License => LICENSE,
        Object::Server => SERVER,
        Object::ServerVariable => SERVER_VARIABLE,
        Object::Components => COMPONENTS,
        Object::PathItem => PATH_ITEM,
        Object::Operation => OPERATION_FIELDS,
        Object::ExternalDocumentation => EXTERNAL_DOCUMENTATION,
        Object::Parameter => PARAMETER,
        Object::RequestBody => REQUEST_BODY,
        Object::MediaType => MEDIA_TYPE,
        Object::Encoding => ENCODING,
        Object::Responses => RESPONSES,
        Object::Response => RESPONSE,
        Object::Example => EXAMPLE,
        Object::Link => LINK,
        Object::Header => HEADER,
        Object::Tag => TAG,
        Object::Discriminator => DISCRIMINATOR,
        Object::SecurityScheme => SECURITY_SCHEME,
        Object::OAuthFlows => FLOWS,
        Object::ImplicitFlow => IMPLICIT_FLOW,
        Object::PasswordFlow | Object::ClientCredentialsFlow => TOKEN_FLOW,
        Object::AuthorizationCodeFlow => AUTHORIZATION_CODE_FLOW,
        // All their fields have names of the author's choice.
        Object::Paths | Object::Callback => &[],
        Object::Schema => crate::document::schema::keyword::FIELDS,
    }
}

const OPEN_API: &[Field] = &[
    required("openapi", String),
    required("info", Shape::Object(Object::Info)),
    spent("jsonSchemaDialect", String),
    typed("servers", SERVERS),
    needed("paths", Shape::Object(Object::Paths), OrMapping),
    kept("webhooks", Map(&Shape::Object(PathItem))),
    typed("components", Shape::Object(Object::Components)),
    typed("security", REQUIREMENTS),
    typed("tags", List(&Shape::Object(Object::Tag))),
    typed("externalDocs", DOCUMENTATION),
];

const INFO: &[Field] = &[
    required("title", String),
    spent("summary", String),
    typed("description", String),
    typed("termsOfService", String),
    typed("contact", Shape::Object(Object::Contact)),
    typed("license", Shape::Object(Object::License)),
    required("version", String),
];

const CONTACT: &[Field] = &[typed("name", String), typed("url", String), typed("email", String)];

const LICENSE: &[Field] =
    &[needed("name", String, OrText), typed("url", String), spent("identifier", String)];

const SERVER: &[Field] = &[
    required("url", String),
    typed("description", String),
    typed("variables", Map(&Shape::Object(Object::ServerVariable))),
    spent("name", String),
];

const SERVER_VARIABLE: &[Field] =
    &[typed("enum", List(&String)), required("default", String), typed("description", String)];

const COMPONENTS: &[Field] = &[
    kept("schemas", Map(&Shape::Schema)),
    typed("responses", Map(&Reference(Response))),
    typed("parameters", Map(&Reference(Parameter))),
    kept("examples", EXAMPLES),
    typed("requestBodies", Map(&Reference(RequestBody))),
    typed("headers", HEADERS),
    typed("securitySchemes", Map(&Reference(Object::SecurityScheme))),
    kept("links", Map(&Reference(Link))),
    kept("callbacks", Map(&Reference(Callback))),
    kept("pathItems", Map(&Shape::Object(PathItem))),
];

const PATH_ITEM: &[Field] = &[
    // Those under `paths` have been replaced by their targets.
    kept("$ref", String),
    typed("summary", String),
    typed("description", String),
    typed("get", OPERATION),
    typed("put", OPERATION),
    typed("post", OPERATION),
    typed("delete", OPERATION),
    typed("options", OPERATION),
    typed("head", OPERATION),
    typed("patch", OPERATION),
    typed("trace", OPERATION),
    typed("servers", SERVERS),
    typed("parameters", PARAMETERS),
    lost("query", OPERATION, "the operation is left out"),
    lost("additionalOperations", Map(&OPERATION), "these operations are left out"),
];

const OPERATION_FIELDS: &[Field] = &[
    typed("tags", List(&String)),
    typed("summary", String),
    typed("description", String),
    typed("externalDocs", DOCUMENTATION),
    typed("operationId", String),
    typed("parameters", PARAMETERS),
    typed("requestBody", Reference(RequestBody)),
    needed("responses", Shape::Object(Object::Responses), OrMapping),
    kept("callbacks", Map(&Reference(Callback))),
    typed("deprecated", Boolean),
    typed("security", REQUIREMENTS),
    typed("servers", SERVERS),
];

const EXTERNAL_DOCUMENTATION: &[Field] =
    &[typed("description", String), needed("url", String, OrText)];

const PARAMETER: &[Field] = &[
    required("name", String),
    required("in", String),
    typed("description", String),
    typed("required", Boolean),
    typed("deprecated", Boolean),
    typed("allowEmptyValue", Boolean),
    kept("style", String),
    typed("explode", Boolean),
    typed("allowReserved", Boolean),
    typed("schema", Shape::Schema),
    typed("content", CONTENT),
    kept("example", Any),
    kept("examples", EXAMPLES),
];

const REQUEST_BODY: &[Field] = &[
    typed("description", String),
    needed("content", CONTENT, OrMapping),
    typed("required", Boolean),
];

const HEADER: &[Field] = &[
    typed("description", String),
    typed("required", Boolean),
    typed("deprecated", Boolean),
    kept("style", Shape::Style(Location::Header)),
    spent("explode", Boolean),
    spent("allowReserved", Boolean),
    // About query parameters, but a header has all that parameters have.
    spent("allowEmptyValue", Boolean),
    typed("schema", Shape::Schema),
    typed("content", CONTENT),
    kept("example", Any),
    kept("examples", EXAMPLES),
];

const MEDIA_TYPE: &[Field] = &[
    typed("schema", Shape::Schema),
    kept("example", Any),
    kept("examples", EXAMPLES),
    typed("encoding", Map(&Shape::Object(Object::Encoding))),
    lost("itemSchema", Shape::Schema, "the body is read as a whole"),
    lost("prefixEncoding", Any, "it is left out"),
    lost("itemEncoding", Any, "it is left out"),
];

const ENCODING: &[Field] = &[
    typed("contentType", String),
    typed("headers", HEADERS),
    // Forms follow queries.
    kept("style", Shape::Style(Location::Query)),
    kept("explode", Boolean),
    typed("allowReserved", Boolean),
    lost("encoding", Any, "it is left out"),
];

const RESPONSES: &[Field] = &[typed("default", Reference(Response))];

const RESPONSE: &[Field] = &[
    spent("summary", String),
    needed("description", String, OrText),
    typed("headers", HEADERS),
    typed("content", CONTENT),
    kept("links", Map(&Reference(Link))),
];

const EXAMPLE: &[Field] = &[
    typed("summary", String),
    typed("description", String),
    kept("value", Any),
    typed("externalValue", String),
    spent("dataValue", Any),
    spent("serializedValue", String),
];

const LINK: &[Field] = &[
    typed("operationRef", String),
    typed("operationId", String),
    kept("parameters", Map(&Any)),
    kept("requestBody", Any),
    typed("description", String),
    typed("server", Shape::Object(Object::Server)),
];

const TAG: &[Field] = &[
    required("name", String),
    spent("summary", String),
    typed("description", String),
    typed("externalDocs", DOCUMENTATION),
    spent("parent", String),
    spent("kind", String),
];

const DISCRIMINATOR: &[Field] = &[
    required("propertyName", String),
    typed("mapping", Map(&String)),
    spent("defaultMapping", String),
];

const SECURITY_SCHEME: &[Field] = &[
    required("type", String),
    typed("description", String),
    typed("name", String),
    typed("in", String),
    typed("scheme", String),
    typed("bearerFormat", String),
    typed("flows", Shape::Object(Object::OAuthFlows)),
    typed("openIdConnectUrl", String),
    spent("oauth2MetadataUrl", String),
    spent("deprecated", Boolean),
];

const FLOWS: &[Field] = &[
    typed("implicit", Shape::Object(Object::ImplicitFlow)),
    typed("password", Shape::Object(Object::PasswordFlow)),
    typed("clientCredentials", Shape::Object(Object::ClientCredentialsFlow)),
    typed("authorizationCode", Shape::Object(Object::AuthorizationCodeFlow)),
    spent("deviceAuthorization", Any),
];

const IMPLICIT_FLOW: &[Field] = &[AUTHORIZATION_URL, REFRESH_URL, SCOPES];

const TOKEN_FLOW: &[Field] = &[TOKEN_URL, REFRESH_URL, SCOPES];

const AUTHORIZATION_CODE_FLOW: &[Field] = &[AUTHORIZATION_URL, TOKEN_URL, REFRESH_URL, SCOPES];

const AUTHORIZATION_URL: Field = needed("authorizationUrl", String, OrText);
const TOKEN_URL: Field = needed("tokenUrl", String, OrText);
const REFRESH_URL: Field = typed("refreshUrl", String);
const SCOPES: Field = needed("scopes", Map(&String), OrMapping);
