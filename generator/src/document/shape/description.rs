//! All objects but the schema, in the order of the specification (OpenAPI 3.1.1, section 4.8).

use super::Need::{OrMapping, OrText};
use super::Object::{
    self, Callback, Example, Header, Link, Parameter, PathItem, RequestBody, Response,
};
use super::Shape::{Any, Boolean, Choice, List, Map, Reference, String};
use super::{Field, Shape, carried, kept, lost, needed, required, spent};

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
        Object::Schema => super::schema::FIELDS,
    }
}

const OPEN_API: &[Field] = &[
    required("openapi", String),
    required("info", Shape::Object(Object::Info)),
    carried("jsonSchemaDialect", String, "x-json-schema-dialect"),
    kept("servers", SERVERS),
    needed("paths", Shape::Object(Object::Paths), OrMapping),
    carried("webhooks", Map(&Shape::Object(PathItem)), "x-webhooks"),
    kept("components", Shape::Object(Object::Components)),
    kept("security", REQUIREMENTS),
    kept("tags", List(&Shape::Object(Object::Tag))),
    kept("externalDocs", DOCUMENTATION),
];

const INFO: &[Field] = &[
    required("title", String),
    carried("summary", String, "x-summary"),
    kept("description", String),
    kept("termsOfService", String),
    kept("contact", Shape::Object(Object::Contact)),
    kept("license", Shape::Object(Object::License)),
    required("version", String),
];

const CONTACT: &[Field] = &[kept("name", String), kept("url", String), kept("email", String)];

const LICENSE: &[Field] = &[
    needed("name", String, OrText),
    kept("url", String),
    carried("identifier", String, "x-identifier"),
];

const SERVER: &[Field] = &[
    required("url", String),
    kept("description", String),
    kept("variables", Map(&Shape::Object(Object::ServerVariable))),
    carried("name", String, "x-name"),
];

const SERVER_VARIABLE: &[Field] =
    &[kept("enum", List(&String)), required("default", String), kept("description", String)];

const COMPONENTS: &[Field] = &[
    kept("schemas", Map(&Shape::Schema)),
    kept("responses", Map(&Reference(Response))),
    kept("parameters", Map(&Reference(Parameter))),
    kept("examples", EXAMPLES),
    kept("requestBodies", Map(&Reference(RequestBody))),
    kept("headers", HEADERS),
    kept("securitySchemes", Map(&Reference(Object::SecurityScheme))),
    kept("links", Map(&Reference(Link))),
    kept("callbacks", Map(&Reference(Callback))),
    carried("pathItems", Map(&Shape::Object(PathItem)), "x-path-items"),
];

const PATH_ITEM: &[Field] = &[
    // Those under `paths` have been replaced by what they point to; in a callback there is no room for one.
    carried("$ref", String, "x-ref"),
    kept("summary", String),
    kept("description", String),
    kept("get", OPERATION),
    kept("put", OPERATION),
    kept("post", OPERATION),
    kept("delete", OPERATION),
    kept("options", OPERATION),
    kept("head", OPERATION),
    kept("patch", OPERATION),
    kept("trace", OPERATION),
    kept("servers", SERVERS),
    kept("parameters", PARAMETERS),
    lost("query", OPERATION, "the operation is left out"),
    lost("additionalOperations", Map(&OPERATION), "these operations are left out"),
];

const OPERATION_FIELDS: &[Field] = &[
    kept("tags", List(&String)),
    kept("summary", String),
    kept("description", String),
    kept("externalDocs", DOCUMENTATION),
    kept("operationId", String),
    kept("parameters", PARAMETERS),
    kept("requestBody", Reference(RequestBody)),
    needed("responses", Shape::Object(Object::Responses), OrMapping),
    kept("callbacks", Map(&Reference(Callback))),
    kept("deprecated", Boolean),
    kept("security", REQUIREMENTS),
    kept("servers", SERVERS),
];

const EXTERNAL_DOCUMENTATION: &[Field] =
    &[kept("description", String), needed("url", String, OrText)];

const PARAMETER: &[Field] = &[
    required("name", String),
    required("in", String),
    kept("description", String),
    kept("required", Boolean),
    kept("deprecated", Boolean),
    kept("allowEmptyValue", Boolean),
    kept("style", String),
    kept("explode", Boolean),
    kept("allowReserved", Boolean),
    kept("schema", Shape::Schema),
    kept("content", CONTENT),
    kept("example", Any),
    kept("examples", EXAMPLES),
];

const REQUEST_BODY: &[Field] = &[
    kept("description", String),
    needed("content", CONTENT, OrMapping),
    kept("required", Boolean),
];

const HEADER: &[Field] = &[
    kept("description", String),
    kept("required", Boolean),
    kept("deprecated", Boolean),
    kept("style", Choice(&["simple"])),
    carried("explode", Boolean, "x-explode"),
    carried("allowReserved", Boolean, "x-allow-reserved"),
    // About query parameters, but a header has all that parameters have.
    spent("allowEmptyValue", Boolean),
    kept("schema", Shape::Schema),
    kept("content", CONTENT),
    kept("example", Any),
    kept("examples", EXAMPLES),
];

const MEDIA_TYPE: &[Field] = &[
    kept("schema", Shape::Schema),
    kept("example", Any),
    kept("examples", EXAMPLES),
    kept("encoding", Map(&Shape::Object(Object::Encoding))),
    lost("itemSchema", Shape::Schema, "the body is read as a whole"),
    lost("prefixEncoding", Any, "it is left out"),
    lost("itemEncoding", Any, "it is left out"),
];

const ENCODING: &[Field] = &[
    kept("contentType", String),
    kept("headers", HEADERS),
    kept("style", Choice(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    kept("explode", Boolean),
    kept("allowReserved", Boolean),
    lost("encoding", Any, "it is left out"),
];

const RESPONSES: &[Field] = &[kept("default", Reference(Response))];

const RESPONSE: &[Field] = &[
    carried("summary", String, "x-summary"),
    needed("description", String, OrText),
    kept("headers", HEADERS),
    kept("content", CONTENT),
    kept("links", Map(&Reference(Link))),
];

const EXAMPLE: &[Field] = &[
    kept("summary", String),
    kept("description", String),
    kept("value", Any),
    kept("externalValue", String),
    carried("dataValue", Any, "x-data-value"),
    carried("serializedValue", String, "x-serialized-value"),
];

const LINK: &[Field] = &[
    kept("operationRef", String),
    kept("operationId", String),
    kept("parameters", Map(&Any)),
    kept("requestBody", Any),
    kept("description", String),
    kept("server", Shape::Object(Object::Server)),
];

const TAG: &[Field] = &[
    required("name", String),
    carried("summary", String, "x-summary"),
    kept("description", String),
    kept("externalDocs", DOCUMENTATION),
    carried("parent", String, "x-parent"),
    carried("kind", String, "x-kind"),
];

const DISCRIMINATOR: &[Field] = &[
    required("propertyName", String),
    kept("mapping", Map(&String)),
    carried("defaultMapping", String, "x-default-mapping"),
];

const SECURITY_SCHEME: &[Field] = &[
    required("type", String),
    kept("description", String),
    kept("name", String),
    kept("in", String),
    kept("scheme", String),
    kept("bearerFormat", String),
    kept("flows", Shape::Object(Object::OAuthFlows)),
    kept("openIdConnectUrl", String),
    carried("oauth2MetadataUrl", String, "x-oauth2-metadata-url"),
    carried("deprecated", Boolean, "x-deprecated"),
];

const FLOWS: &[Field] = &[
    kept("implicit", Shape::Object(Object::ImplicitFlow)),
    kept("password", Shape::Object(Object::PasswordFlow)),
    kept("clientCredentials", Shape::Object(Object::ClientCredentialsFlow)),
    kept("authorizationCode", Shape::Object(Object::AuthorizationCodeFlow)),
    carried("deviceAuthorization", Any, "x-device-authorization"),
];

const IMPLICIT_FLOW: &[Field] = &[AUTHORIZATION_URL, REFRESH_URL, SCOPES];

const TOKEN_FLOW: &[Field] = &[TOKEN_URL, REFRESH_URL, SCOPES];

const AUTHORIZATION_CODE_FLOW: &[Field] = &[AUTHORIZATION_URL, TOKEN_URL, REFRESH_URL, SCOPES];

const AUTHORIZATION_URL: Field = needed("authorizationUrl", String, OrText);
const TOKEN_URL: Field = needed("tokenUrl", String, OrText);
const REFRESH_URL: Field = kept("refreshUrl", String);
const SCOPES: Field = needed("scopes", Map(&String), OrMapping);
