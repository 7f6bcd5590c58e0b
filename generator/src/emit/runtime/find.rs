//! Finds the pieces of a file, and what they mention.

use std::collections::BTreeSet;
use std::ops::Range;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Expr, ExprCall, ExprField, ExprMethodCall, ExprPath, ExprStruct, Field,
    FieldValue, FnArg, ImplItemFn, Item, ItemImpl, ItemUse, Macro, Pat, Path, ReturnType,
    Signature, Stmt, TraitItemFn, Variant, Visibility,
};

use super::condition::{condition, stated};
use super::import::leaves;
use super::mention::{Mention, in_tokens, is_group, name_of, of_call, of_field, segments};
use super::piece::{Kind, Method, Piece};

/// Finds the pieces of a file.
pub(super) fn pieces(file: &syn::File) -> Vec<Piece> {
    let mut finder = Finder::default();
    file.items.iter().for_each(|item| finder.visit_item(item));
    finder.pieces
}

#[derive(Default)]
struct Finder {
    pieces: Vec<Piece>,
    /// The piece around what is visited.
    around: Option<usize>,
    /// The type that implementations are for.
    owner: Option<String>,
    /// The names that the function around has for values.
    bound: BTreeSet<String>,
}

impl Finder {
    /// Adds a piece, and what is in it.
    fn piece(&mut self, node: &impl ToTokens, kind: Kind, inside: impl FnOnce(&mut Self)) {
        let tokens = node.to_token_stream();
        let (range, stated) = (range(&tokens), stated(tokens));
        let piece = Piece { kind, range, parent: self.around, stated, mentions: Vec::new() };
        let around = self.around.replace(self.pieces.len());
        self.pieces.push(piece);
        inside(self);
        self.around = around;
    }

    fn note(&mut self, mention: Mention) {
        let mention = match (mention, &self.owner) {
            (Mention::Path(mut path), Some(owner)) if path[0] == "Self" => {
                path[0].clone_from(owner);
                Mention::Path(path)
            }
            (mention, _) => mention,
        };
        if let Some(around) = self.around {
            self.pieces[around].mentions.push(mention);
        }
    }

    fn note_tokens(&mut self, tokens: TokenStream) {
        in_tokens(tokens, &mut |mention| self.note(mention));
    }

    /// Visits a function, whose values hide items of their name.
    fn function(&mut self, bound: Bound, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.bound, bound.names);
        visit(self);
        self.bound = outer;
    }

    fn item(&mut self, item: &Item, name: String, visibility: &Visibility) {
        let kind = Kind::Item { name, is_public: is_public(visibility) };
        self.piece(item, kind, |inside| visit::visit_item(inside, item));
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Fn(function) => {
                let kind = Kind::Item {
                    name: function.sig.ident.to_string(),
                    is_public: is_public(&function.vis),
                };
                let mut bound = Bound::default();
                bound.visit_item_fn(function);
                self.piece(item, kind, |inside| {
                    inside.function(bound, |inside| visit::visit_item(inside, item));
                });
            }
            Item::Const(constant) => {
                self.item(item, constant.ident.to_string(), &constant.vis);
            }
            Item::Type(alias) => self.item(item, alias.ident.to_string(), &alias.vis),
            Item::Trait(definition) => {
                self.item(item, definition.ident.to_string(), &definition.vis);
            }
            Item::Struct(definition) => {
                self.owner = Some(definition.ident.to_string());
                self.item(item, definition.ident.to_string(), &definition.vis);
                self.owner = None;
            }
            Item::Enum(definition) => {
                self.owner = Some(definition.ident.to_string());
                self.item(item, definition.ident.to_string(), &definition.vis);
                self.owner = None;
            }
            Item::Mod(module) => {
                let kind = Kind::Module(module.ident.to_string());
                self.piece(item, kind, |_| {});
            }
            // A call stands for the implementations that the macro writes.
            Item::Macro(call) if call.ident.is_none() => {
                let kind = Kind::Implementation { names: Vec::new() };
                self.piece(item, kind, |inside| visit::visit_item(inside, item));
            }
            Item::Macro(definition) => {
                let name = definition.ident.as_ref().map(ToString::to_string).unwrap_or_default();
                let kind = Kind::Item { name, is_public: false };
                let rules = definition.mac.tokens.clone();
                self.piece(item, kind, |inside| inside.rules(rules));
            }
            Item::Use(import) => self.visit_item_use(import),
            Item::Impl(implementation) => self.visit_item_impl(implementation),
            _ => self.piece(item, Kind::Statement, |inside| visit::visit_item(inside, item)),
        }
    }

    fn visit_item_use(&mut self, import: &'ast ItemUse) {
        let visibility = import.vis.to_token_stream().to_string().replace(' ', "");
        let kind = Kind::Import { leaves: leaves(&import.tree), visibility };
        self.piece(import, kind, |_| {});
    }

    fn visit_item_impl(&mut self, implementation: &'ast ItemImpl) {
        self.owner = name_of(&implementation.self_ty);
        let kind = match &implementation.trait_ {
            None => Kind::Methods,
            Some((name, _)) => {
                let mut names = words(name.to_token_stream());
                names.extend(words(implementation.self_ty.to_token_stream()));
                Kind::Implementation { names }
            }
        };
        self.piece(implementation, kind, |inside| {
            visit::visit_item_impl(inside, implementation);
        });
        self.owner = None;
    }

    fn visit_impl_item_fn(&mut self, method: &'ast ImplItemFn) {
        let mut bound = Bound::default();
        bound.visit_impl_item_fn(method);
        let visit = |inside: &mut Self| {
            inside.function(bound, |inside| visit::visit_impl_item_fn(inside, method));
        };
        let is_inherent =
            self.around.is_some_and(|around| matches!(self.pieces[around].kind, Kind::Methods));
        let stated = stated(method.to_token_stream());
        if !is_inherent && stated.condition.is_some() {
            return self.piece(method, Kind::Statement, visit);
        }
        if !is_inherent {
            return visit(self);
        }
        let owner = self.owner.clone().unwrap_or_default();
        let kind = Kind::Method(described(&method.sig, owner, is_public(&method.vis)));
        self.piece(method, kind, visit);
    }

    fn visit_trait_item_fn(&mut self, method: &'ast TraitItemFn) {
        if stated(method.to_token_stream()).condition.is_some() {
            self.piece(method, Kind::Statement, |inside| {
                visit::visit_trait_item_fn(inside, method);
            });
        } else {
            visit::visit_trait_item_fn(self, method);
        }
    }

    fn visit_field(&mut self, field: &'ast Field) {
        let is_marker = name_of(&field.ty).is_some_and(|name| name == "PhantomData");
        match (&field.ident, &self.owner) {
            (Some(name), Some(owner)) if !is_public(&field.vis) && !is_marker => {
                let kind = Kind::Field { owner: owner.clone(), name: unraw(name) };
                self.piece(field, kind, |inside| visit::visit_field(inside, field));
            }
            _ => visit::visit_field(self, field),
        }
    }

    fn visit_variant(&mut self, variant: &'ast Variant) {
        let owner = self.owner.clone().unwrap_or_default();
        let kind = Kind::Variant { owner, name: variant.ident.to_string() };
        self.piece(variant, kind, |inside| visit::visit_variant(inside, variant));
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        let path = variant_of(&arm.pat).map(segments).unwrap_or_default();
        if path.len() != 2 {
            return visit::visit_arm(self, arm);
        }
        let owner = if path[0] == "Self" { self.owner.as_ref() } else { path.first() };
        let path: Vec<_> = owner.into_iter().chain([&path[1]]).cloned().collect();
        self.piece(arm, Kind::Arm { path: path.clone() }, |inside| {
            visit::visit_arm(inside, arm);
            // The pattern itself is no use of the variant.
            if let Some(around) = inside.around {
                let mentions = &mut inside.pieces[around].mentions;
                let of_pattern = mentions.iter().position(|it| *it == Mention::Path(path.clone()));
                of_pattern.map(|at| mentions.remove(at));
            }
        });
    }

    fn visit_expr_struct(&mut self, value: &'ast ExprStruct) {
        self.visit_path(&value.path);
        let owner = segments(&value.path).pop().unwrap_or_default();
        let owner = match &self.owner {
            Some(itself) if owner == "Self" => itself.clone(),
            _ => owner,
        };
        for field in &value.fields {
            self.value(&owner, field);
        }
        value.rest.iter().for_each(|rest| self.visit_expr(rest));
    }

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if stated(statement.to_token_stream()).condition.is_some() {
            self.piece(statement, Kind::Statement, |inside| visit::visit_stmt(inside, statement));
        } else {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().segments.len() > 1 {
            self.visit_path(attribute.path());
        } else if attribute.path().is_ident("derive")
            && let syn::Meta::List(list) = &attribute.meta
        {
            self.note_tokens(list.tokens.clone());
        }
    }

    fn visit_path(&mut self, path: &'ast Path) {
        self.note(Mention::Path(segments(path)));
        visit::visit_path(self, path);
    }

    fn visit_expr_path(&mut self, value: &'ast ExprPath) {
        let is_bound = value.path.get_ident().is_some_and(|it| self.bound.contains(&unraw(it)));
        if !is_bound {
            visit::visit_expr_path(self, value);
        }
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        match &*call.func {
            // A value is not called by its name here, so that a function is meant.
            Expr::Path(function) => self.visit_path(&function.path),
            function => self.visit_expr(function),
        }
        call.args.iter().for_each(|argument| self.visit_expr(argument));
    }

    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        self.note(of_call(call, self.owner.as_deref()));
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_field(&mut self, field: &'ast ExprField) {
        if let Some(mention) = of_field(field, self.owner.as_deref()) {
            self.note(mention);
        }
        visit::visit_expr_field(self, field);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        let parser = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        match syn::parse::Parser::parse2(parser, call.tokens.clone()) {
            Ok(arguments) => {
                arguments.iter().for_each(|argument| Visit::visit_expr(self, argument));
            }
            Err(_) => self.note_tokens(call.tokens.clone()),
        }
    }
}

impl Finder {
    fn value(&mut self, owner: &str, field: &FieldValue) {
        let syn::Member::Named(name) = &field.member else { return };
        let kind = Kind::Value { owner: owner.to_owned(), name: unraw(name) };
        self.piece(field, kind, |inside| inside.visit_expr(&field.expr));
    }

    /// The rules of a macro. Items in them may have conditions, and end with their braces.
    fn rules(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut plain = TokenStream::new();
        let mut at = 0;
        while at < tokens.len() {
            let is_conditional = match &tokens[at..] {
                [TokenTree::Punct(mark), TokenTree::Group(group), ..] => {
                    mark.as_char() == '#' && condition(group).is_some()
                }
                _ => false,
            };
            let is_end = |token: &TokenTree| is_group(token, Delimiter::Brace);
            if is_conditional && let Some(end) = tokens[at..].iter().position(is_end) {
                let item: TokenStream = tokens[at..=at + end].iter().cloned().collect();
                self.piece(&item, Kind::Statement, |inside| inside.note_tokens(item.clone()));
                at += end + 1;
                continue;
            }
            match &tokens[at] {
                TokenTree::Group(group) => {
                    self.rules(group.stream());
                    // A name with a group behind it is that of a method.
                    let empty = Group::new(group.delimiter(), TokenStream::new());
                    plain.extend([TokenTree::from(empty)]);
                }
                token => plain.extend([token.clone()]),
            }
            at += 1;
        }
        self.note_tokens(plain);
    }
}

/// The variant that a pattern is for, whatever is in it.
fn variant_of(pattern: &Pat) -> Option<&Path> {
    match pattern {
        Pat::TupleStruct(pattern) => Some(&pattern.path),
        Pat::Struct(pattern) => Some(&pattern.path),
        Pat::Path(pattern) => Some(&pattern.path),
        Pat::Guard(guarded) => variant_of(&guarded.pat),
        _ => None,
    }
}

/// The names that a function has for values: they hide items that are called the same.
#[derive(Default)]
struct Bound {
    names: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Bound {
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.names.insert(unraw(&pattern.ident));
        visit::visit_pat_ident(self, pattern);
    }
}

fn described(signature: &Signature, owner: String, is_public: bool) -> Method {
    let has_self = matches!(signature.inputs.first(), Some(FnArg::Receiver(_)));
    let outcome = match &signature.output {
        ReturnType::Default => Vec::new(),
        ReturnType::Type(_, outcome) => words(outcome.to_token_stream()),
    };
    let outcome = outcome.into_iter().map(|word| if word == "Self" { owner.clone() } else { word });
    Method {
        name: signature.ident.to_string(),
        arguments: has_self.then(|| signature.inputs.len() - 1),
        is_public,
        outcome: outcome.collect(),
        owner,
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn unraw(name: &proc_macro2::Ident) -> String {
    name.to_string().trim_start_matches("r#").to_owned()
}

/// The identifiers in tokens.
fn words(tokens: TokenStream) -> Vec<String> {
    let words = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(word) => vec![word.to_string()],
        TokenTree::Group(group) => words(group.stream()),
        _ => Vec::new(),
    });
    words.collect()
}

/// The bytes from the first token to the last.
fn range(tokens: &TokenStream) -> Range<usize> {
    let mut spans = tokens.clone().into_iter().map(|token| token.span().byte_range());
    let first = spans.next().unwrap_or_default();
    let last = spans.last().unwrap_or_else(|| first.clone());
    first.start..last.end
}
