//! Handles: the views of the client that have the methods of one group each.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use super::token::{docs, identifier};
use crate::model::{Group, Handle};

/// A group that has a handle.
pub(super) struct Handled<'a> {
    pub(super) group: &'a Group,
    pub(super) handle: &'a Handle,
}

impl<'a> Handled<'a> {
    pub(super) fn of(group: &'a Group) -> Option<Self> {
        group.handle.as_ref().map(|handle| Self { group, handle })
    }

    /// The documentation of the group's file. That of the group stands at the handle.
    pub(super) fn file_docs(&self) -> String {
        format!("The methods of `Client::{}`.", self.handle.method)
    }

    /// The struct.
    pub(super) fn definition(&self, imports: &mut Imports) -> TokenStream {
        let docs = docs(&self.group.docs);
        let name = identifier(&self.handle.ty);
        let client = imports.runtime("client", "Client");
        quote! {
            #docs
            #[derive(Debug, Clone, Copy)]
            pub struct #name<'c> {
                pub(super) client: &'c #client,
            }
        }
    }

    /// The client's method that returns it.
    pub(super) fn method(&self) -> TokenStream {
        let title = self.group.docs.split("\n\n").next().unwrap_or_default();
        let docs = docs(title);
        let (name, ty) = (identifier(&self.handle.method), identifier(&self.handle.ty));
        quote! {
            #docs
            pub fn #name(&self) -> #ty<'_> {
                #ty { client: self }
            }
        }
    }

    /// The line by which its module gives it to the others.
    pub(super) fn export(&self) -> TokenStream {
        let (module, ty) = (identifier(&self.group.name), identifier(&self.handle.ty));
        quote!(pub use #module::#ty;)
    }
}
