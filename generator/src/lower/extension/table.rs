//! Which extensions are understood. The table in the README is this one.

/// Vendor extensions that mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VendorExtension {
    /// Their names. Of several at one place, the first counts.
    pub names: &'static [&'static str],
    /// What they stand at.
    pub at: &'static str,
    /// What becomes of them.
    pub meaning: &'static str,
}

/// The vendor extensions that are understood.
pub const VENDOR_EXTENSIONS: &[VendorExtension] = &[
    VendorExtension {
        names: &["x-rust-name", "x-speakeasy-name-override", "x-fern-sdk-method-name"],
        at: "operation",
        meaning: "The name of the method, unless several operations want it.",
    },
    VendorExtension {
        names: &["x-speakeasy-name-override"],
        at: "description",
        meaning: "The names of the methods whose `operationId` matches a regular expression.",
    },
    VendorExtension {
        names: &["x-speakeasy-group", "x-fern-sdk-group-name"],
        at: "operation",
        meaning: "What stands before a method's name that an extension gave.",
    },
    VendorExtension {
        names: &[
            "x-rust-name",
            "x-speakeasy-name-override",
            "x-fern-parameter-name",
            "x-ms-client-name",
        ],
        at: "parameter",
        meaning: "The name of the argument, or of the builder's setting.",
    },
    VendorExtension {
        names: &[
            "x-rust-name",
            "x-speakeasy-name-override",
            "x-fern-property-name",
            "x-ms-client-name",
        ],
        at: "property",
        meaning: "The name of the field.",
    },
    VendorExtension {
        names: &[
            "x-fern-type-name",
            "x-rust-name",
            "x-speakeasy-name-override",
            "x-ms-client-name",
        ],
        at: "schema",
        meaning: "The name of the type. At a property, only the first names its type.",
    },
    VendorExtension {
        names: &["x-rust-name", "x-speakeasy-server-id", "x-fern-server-name"],
        at: "server",
        meaning: "Its name: a variant of `Server`, or what the builder's method for its URL starts with.",
    },
    VendorExtension {
        names: &["x-rust-type"],
        at: "schema",
        meaning: "The path of a type that stands for it, or an object with `crate`, `version` and `path`.",
    },
    VendorExtension { names: &["x-nullable"], at: "schema", meaning: "As `nullable`." },
    VendorExtension { names: &["x-extensible-enum"], at: "schema", meaning: "As `enum`." },
    VendorExtension {
        names: &["x-speakeasy-enums", "x-enum-varnames", "x-enumNames"],
        at: "enumeration",
        meaning: "The names of the variants, in a list or by value. Integers with names become an enum.",
    },
    VendorExtension {
        names: &["x-speakeasy-enum-descriptions", "x-enum-descriptions", "x-enumDescriptions"],
        at: "enumeration",
        meaning: "The documentation of the variants, in a list or by value.",
    },
    VendorExtension {
        names: &["x-ms-enum", "x-fern-enum"],
        at: "enumeration",
        meaning: "Names and documentation of the variants; with `name`, that of the enum.",
    },
    VendorExtension {
        names: &["x-speakeasy-unknown-values"],
        at: "enumeration",
        meaning: "Nothing more: unknown values are always kept.",
    },
    VendorExtension {
        names: &["x-speakeasy-ignore", "x-fern-ignore", "x-stainless-skip"],
        at: "operation, path, optional parameter",
        meaning: "Leaves it out, with an entry in the ledger. A list of languages counts if `rust` is in it.",
    },
    VendorExtension {
        names: &["x-speakeasy-globals", "x-fern-global-headers"],
        at: "description",
        meaning: "The parameters that are settings of the builder instead of arguments.",
    },
    VendorExtension {
        names: &["x-speakeasy-globals-hidden"],
        at: "parameter",
        meaning: "Nothing more: such parameters are never arguments.",
    },
    VendorExtension {
        names: &["x-ms-parameter-location"],
        at: "parameter",
        meaning: "With `client`, the parameter is a setting of the builder.",
    },
    VendorExtension {
        names: &["x-speakeasy-retries"],
        at: "description, operation",
        meaning: "Calls that fail are repeated, as the builder's `retry_policy` can change.",
    },
    VendorExtension {
        names: &["x-speakeasy-pagination", "x-fern-pagination", "x-ms-pageable"],
        at: "operation",
        meaning: "Beside the method for one page, one that walks through all of them.",
    },
    VendorExtension {
        names: &["x-fern-pagination"],
        at: "description",
        meaning: "The same, for the operations where it is `true`.",
    },
    VendorExtension {
        names: &["x-speakeasy-error-message"],
        at: "property of an answer",
        meaning: "What `message()` of an error returns.",
    },
];
