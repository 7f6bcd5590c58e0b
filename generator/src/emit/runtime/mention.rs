//! Mentions: the names that a piece of Rust uses of other pieces.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Expr, ExprField, ExprMethodCall, File, Member, Path};

use super::feature::Feature;
use super::import::leaves;

/// A name that is used, with as much as its place tells of what it names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Mention {
    /// A path of at least one segment.
    Path(Vec<String>),
    /// A call of a method.
    Method { name: String, arguments: Option<usize>, receiver: Receiver },
    /// A field of a value, whose type is known if the value is `self`.
    Field { name: String, owner: Option<String> },
}

/// The value on which a method is called.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Receiver {
    Unknown,
    /// `self`, in an implementation for this type.
    Itself(String),
    /// The outcome of another method, which is called on no matter what with so many arguments.
    Method(String, usize),
}

/// The mentions of the runtime in one file of a client.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    found: BTreeSet<Mention>,
    /// The paths of what is imported from the runtime, by the names that the file has for them.
    imports: BTreeMap<String, Vec<String>>,
    features: BTreeSet<Feature>,
    /// The type that an implementation is for.
    owner: Option<String>,
}

impl Mentions {
    /// Notes what items mention.
    pub(crate) fn note(&mut self, items: &File) {
        self.visit_file(items);
    }

    /// Asks for a feature.
    pub(crate) fn ask_for(&mut self, feature: Feature) {
        self.features.insert(feature);
    }

    /// The mentions of several files.
    pub(crate) fn together(files: impl Iterator<Item = Self>) -> Self {
        files.fold(Self::default(), |mut all, file| {
            all.found.extend(file.resolved());
            all.features.extend(file.features);
            all
        })
    }

    /// The mentions, as far as they are of the runtime.
    pub(super) fn resolved(&self) -> impl Iterator<Item = Mention> {
        self.found.iter().filter_map(|mention| match mention {
            Mention::Path(path) => match self.imports.get(&path[0]) {
                Some(imported) => Some(Mention::Path([imported, &path[1..]].concat())),
                None => in_runtime(path).map(Mention::Path),
            },
            other => Some(other.clone()),
        })
    }

    /// The features that were asked for.
    pub(super) fn features(&self) -> impl Iterator<Item = &'static str> {
        self.features.iter().map(|feature| feature.name())
    }
}

/// A path from the root of the runtime, if it leads through it.
fn in_runtime(path: &[String]) -> Option<Vec<String>> {
    let root = path.iter().position(|segment| segment == "runtime")?;
    Some(path[root..].to_vec())
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // serde names functions in strings.
        if attribute.path().is_ident("serde")
            && let syn::Meta::List(list) = &attribute.meta
        {
            self.found.extend(strings(list.tokens.clone()).filter_map(|text| {
                let path: Vec<_> = text.split("::").map(str::to_owned).collect();
                (path.len() > 1).then_some(Mention::Path(path))
            }));
        }
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.found.insert(of_call(call, self.owner.as_deref()));
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_field(&mut self, field: &'ast ExprField) {
        // Fields of the runtime are its own, but for those of the types that a client adds methods
        // to.
        let mention = of_field(field, self.owner.as_deref());
        let is_of_self =
            |mention: &Mention| matches!(mention, Mention::Field { owner: Some(_), .. });
        self.found.extend(mention.filter(is_of_self));
        visit::visit_expr_field(self, field);
    }

    fn visit_item_impl(&mut self, implementation: &'ast syn::ItemImpl) {
        self.owner = name_of(&implementation.self_ty);
        visit::visit_item_impl(self, implementation);
        self.owner = None;
    }

    fn visit_path(&mut self, path: &'ast Path) {
        // A name alone is an import, which is noted as such, or nothing of the runtime.
        if path.segments.len() > 1 && path.segments[0].ident != "Self" {
            self.found.insert(Mention::Path(segments(path)));
        }
        visit::visit_path(self, path);
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        for leaf in leaves(&item.tree) {
            if let Some(path) = in_runtime(&leaf.path) {
                self.found.insert(Mention::Path(path.clone()));
                self.imports.insert(leaf.name, path);
            }
        }
    }
}

/// The strings in the arguments of an attribute.
fn strings(tokens: TokenStream) -> impl Iterator<Item = String> {
    tokens.into_iter().filter_map(|token| match token {
        TokenTree::Literal(literal) => {
            let text = literal.to_string();
            text.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
        }
        _ => None,
    })
}

/// The mention that a call of a method is, in an implementation for a type.
pub(super) fn of_call(call: &ExprMethodCall, owner: Option<&str>) -> Mention {
    Mention::Method {
        name: call.method.to_string(),
        arguments: Some(call.args.len()),
        receiver: receiver(&call.receiver, owner),
    }
}

fn receiver(value: &Expr, owner: Option<&str>) -> Receiver {
    match (value, owner) {
        (Expr::Await(inner), _) => receiver(&inner.base, owner),
        (Expr::Try(inner), _) => receiver(&inner.expr, owner),
        (Expr::MethodCall(call), _) => Receiver::Method(call.method.to_string(), call.args.len()),
        (value, Some(owner)) => {
            type_of(value, owner).map_or(Receiver::Unknown, |ty| Receiver::Itself(ty.to_owned()))
        }
        _ => Receiver::Unknown,
    }
}

/// The type of `self`, in an implementation for it, or of the client that a handle has.
fn type_of<'o>(value: &Expr, owner: &'o str) -> Option<&'o str> {
    match value {
        Expr::Path(path) if path.path.is_ident("self") => Some(owner),
        Expr::Field(field) => {
            type_of(&field.base, owner)?;
            matches!(&field.member, Member::Named(name) if name == "client").then_some("Client")
        }
        _ => None,
    }
}

/// The mention that the use of a field with a name is, in an implementation for a type.
pub(super) fn of_field(field: &ExprField, owner: Option<&str>) -> Option<Mention> {
    let Member::Named(name) = &field.member else { return None };
    let owner = owner.and_then(|owner| type_of(&field.base, owner)).map(str::to_owned);
    Some(Mention::Field { name: name.to_string(), owner })
}

/// The name of a type, if it has one.
pub(super) fn name_of(ty: &syn::Type) -> Option<String> {
    let syn::Type::Path(path) = ty else { return None };
    path.path.segments.last().map(|segment| segment.ident.to_string())
}

/// The segments of a path, without their arguments.
pub(super) fn segments(path: &Path) -> Vec<String> {
    path.segments.iter().map(|segment| segment.ident.to_string()).collect()
}

/// The mentions in tokens that are no expression, as in the rules of a macro.
pub(super) fn in_tokens(tokens: TokenStream, note: &mut impl FnMut(Mention)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mark = |at: usize, wanted: char| tokens.get(at).is_some_and(|it| is_mark(it, wanted));
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Group(group) => in_tokens(group.stream(), note),
            TokenTree::Ident(first) => {
                let of_value = at > 0 && mark(at - 1, '.');
                let of_pattern = at > 0 && mark(at - 1, '$');
                let mut path = vec![first.to_string()];
                while mark(at + 1, ':')
                    && mark(at + 2, ':')
                    && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                {
                    path.push(next.to_string());
                    at += 3;
                }
                let is_call =
                    tokens.get(at + 1).is_some_and(|it| is_group(it, Delimiter::Parenthesis));
                let name = first.to_string();
                let receiver = Receiver::Unknown;
                match (of_pattern, of_value, is_call) {
                    (true, ..) => {}
                    (_, true, true) => note(Mention::Method { name, arguments: None, receiver }),
                    (_, true, false) => note(Mention::Field { name, owner: None }),
                    (_, false, _) => note(Mention::Path(path)),
                }
            }
            _ => {}
        }
        at += 1;
    }
}

fn is_mark(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == wanted)
}

/// Returns true if a token is a group in brackets of this kind.
pub(super) fn is_group(token: &TokenTree, wanted: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == wanted)
}
