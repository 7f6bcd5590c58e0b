//! The sources of the runtime: which pieces there are, and which of them use which.

use std::collections::BTreeMap;

use super::find::pieces;
use super::mention::{Mention, Receiver};
use super::piece::{Kind, Method, Piece};

/// A file of the runtime.
#[derive(Debug)]
pub(super) struct SourceFile {
    pub(super) path: &'static str,
    pub(super) text: &'static str,
    /// The pieces of the file.
    pub(super) pieces: std::ops::Range<usize>,
}

impl SourceFile {
    /// The name of the module that the file is.
    pub(super) fn module(&self) -> &'static str {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        path.rsplit('/').next().unwrap_or(path)
    }
}

/// All files with their pieces, each of which knows what it mentions.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) files: Vec<SourceFile>,
    pub(super) pieces: Vec<Piece>,
    /// The links of each piece, by the same indices.
    pub(super) links: Vec<Links>,
    names: Names,
}

/// The relations of a piece to others.
#[derive(Debug, Default)]
pub(super) struct Links {
    pub(super) file: usize,
    pub(super) mentions: Vec<usize>,
    /// Those without which it has no meaning.
    pub(super) requires: Vec<usize>,
}

/// The pieces by their names.
#[derive(Debug, Default)]
struct Names {
    modules: BTreeMap<&'static str, usize>,
    /// One for each condition that it has, or the only one.
    items: BTreeMap<(usize, String), Vec<usize>>,
    types: BTreeMap<String, usize>,
    /// Methods and variants.
    members: BTreeMap<(String, String), Vec<usize>>,
    methods: BTreeMap<String, Vec<usize>>,
    fields: BTreeMap<String, Vec<usize>>,
    imports: BTreeMap<(usize, String), Vec<String>>,
}

impl Source {
    /// Reads the files of the runtime.
    ///
    /// # Panics
    ///
    /// If one isn't Rust, which is not what the runtime crate is.
    pub(super) fn new(files: &[(&'static str, &'static str)]) -> Self {
        let mut source =
            Self { files: vec![], pieces: vec![], links: vec![], names: Names::default() };
        for (path, text) in files {
            let parsed = syn::parse_file(text).expect("the runtime crate compiles");
            let first = source.pieces.len();
            let mut found = pieces(&parsed);
            found.iter_mut().for_each(|piece| piece.parent = piece.parent.map(|it| it + first));
            source.pieces.extend(found);
            source.files.push(SourceFile { path, text, pieces: first..source.pieces.len() });
        }
        source.names = Names::new(&source);
        source.links = source.links();
        source
    }

    /// The file that is a module, as an index.
    pub(super) fn module(&self, name: &str) -> Option<usize> {
        self.names.modules.get(name).copied()
    }

    fn links(&self) -> Vec<Links> {
        let of_file = |(file, source): (usize, &SourceFile)| {
            self.pieces[source.pieces.clone()].iter().map(move |piece| self.links_of(file, piece))
        };
        self.files.iter().enumerate().flat_map(of_file).collect()
    }

    fn links_of(&self, file: usize, piece: &Piece) -> Links {
        let mentions = piece.mentions.iter().flat_map(|it| self.find(it, Some(file))).collect();
        let mut links = Links { file, mentions, requires: Vec::new() };
        match &piece.kind {
            Kind::Method(Method { owner, .. })
            | Kind::Field { owner, .. }
            | Kind::Variant { owner, .. } => links.requires.extend(self.names.types.get(owner)),
            Kind::Implementation { names } => {
                let paths = names.iter().filter_map(|name| self.in_scope(file, name));
                let found = paths.filter_map(|path| self.names.path(&path, Some(file)).pop());
                links.requires.extend(found);
            }
            Kind::Arm { path } => {
                let variants = self.names.path(path, Some(file));
                // Users see the variants of a public type, so that one which is matched is needed.
                let is_public = path.first().is_some_and(|owner| self.is_public(owner));
                if is_public { &mut links.mentions } else { &mut links.requires }.extend(variants);
            }
            Kind::Value { owner, name } => {
                let owner = Some(owner.clone());
                let field = Mention::Field { name: name.clone(), owner };
                links.requires.extend(self.find(&field, Some(file)));
            }
            Kind::Item { .. }
            | Kind::Module(_)
            | Kind::Import { .. }
            | Kind::Methods
            | Kind::Statement => {}
        }
        links
    }

    fn is_public(&self, ty: &str) -> bool {
        let ty = self.names.types.get(ty).map(|ty| &self.pieces[*ty].kind);
        matches!(ty, Some(Kind::Item { is_public: true, .. }))
    }

    /// A name as a path, if it is one that a file has from the runtime.
    fn in_scope(&self, file: usize, name: &str) -> Option<Vec<String>> {
        let names = &self.names;
        let key = (file, name.to_owned());
        let is_own = names.items.contains_key(&key);
        let imported = names.imports.get(&key).cloned();
        imported.or_else(|| is_own.then(|| vec![name.to_owned()]))
    }

    /// The pieces that a mention means, in a file of the runtime or in one of a client.
    pub(super) fn find(&self, mention: &Mention, file: Option<usize>) -> Vec<usize> {
        match mention {
            Mention::Path(path) => self.names.path(path, file),
            Mention::Field { name, owner } => {
                let named = self.names.fields.get(name).into_iter().flatten().copied();
                let is_of = |field: &usize| match &self.pieces[*field].kind {
                    Kind::Field { owner: known, .. } => {
                        owner.as_ref().is_none_or(|owner| owner == known)
                    }
                    _ => false,
                };
                named.filter(is_of).collect()
            }
            Mention::Method { name, arguments, receiver } => {
                self.methods(name, *arguments, receiver)
            }
        }
    }

    fn methods(&self, name: &str, arguments: Option<usize>, receiver: &Receiver) -> Vec<usize> {
        let named = self.names.methods.get(name).into_iter().flatten().copied();
        let fits = |method: &Method| {
            method.arguments.is_some_and(|count| arguments.is_none_or(|wanted| wanted == count))
        };
        let all: Vec<usize> = named.filter(|piece| self.method(*piece).is_some_and(fits)).collect();
        let owners = match receiver {
            Receiver::Unknown => Vec::new(),
            Receiver::Itself(owner) => vec![owner.as_str()],
            Receiver::Method(name, arguments) => {
                let methods = self.methods(name, Some(*arguments), &Receiver::Unknown);
                let methods = methods.into_iter().filter_map(|piece| self.method(piece));
                methods.flat_map(|method| &method.outcome).map(String::as_str).collect()
            }
        };
        let of_owners = all.iter().copied().filter(|piece| {
            self.method(*piece).is_some_and(|method| owners.contains(&method.owner.as_str()))
        });
        or_all(of_owners.collect(), &all)
    }

    fn method(&self, piece: usize) -> Option<&Method> {
        match &self.pieces[piece].kind {
            Kind::Method(method) => Some(method),
            _ => None,
        }
    }
}

fn or_all(some: Vec<usize>, all: &[usize]) -> Vec<usize> {
    if some.is_empty() { all.to_vec() } else { some }
}

impl Names {
    fn new(source: &Source) -> Self {
        let mut names = Self::default();
        for (file, of) in source.files.iter().enumerate() {
            names.modules.insert(of.module(), file);
            for id in of.pieces.clone() {
                names.add(source, file, id);
            }
        }
        names
    }

    fn add(&mut self, source: &Source, file: usize, id: usize) {
        let member = |owner: &String, name: &String| (owner.clone(), name.clone());
        match &source.pieces[id].kind {
            Kind::Item { name, .. } => {
                self.items.entry((file, name.clone())).or_default().push(id);
                if name.starts_with(char::is_uppercase) {
                    self.types.insert(name.clone(), id);
                }
            }
            Kind::Method(method) => {
                self.methods.entry(method.name.clone()).or_default().push(id);
                self.members.entry(member(&method.owner, &method.name)).or_default().push(id);
            }
            Kind::Variant { owner, name } => {
                self.members.entry(member(owner, name)).or_default().push(id);
            }
            Kind::Field { name, .. } => self.fields.entry(name.clone()).or_default().push(id),
            Kind::Import { leaves, .. } => {
                for leaf in leaves {
                    self.imports.insert((file, leaf.name.clone()), leaf.path.clone());
                }
            }
            _ => {}
        }
    }

    /// The pieces at a path: an item, and what is named of it.
    fn path(&self, path: &[String], file: Option<usize>) -> Vec<usize> {
        let names = &path[path.iter().take_while(|segment| is_root(segment)).count()..];
        let [first, rest @ ..] = names else { return Vec::new() };
        // From a root, a path leads through modules; what is in scope has the same names as some of
        // them.
        let file = file.filter(|_| names.len() == path.len() || rest.is_empty());
        if let Some(file) = file {
            let key = (file, first.clone());
            if let Some(item) = self.items.get(&key) {
                return self.with_member(item, first, rest.first());
            }
            if let Some(imported) = self.imports.get(&key) {
                // Other crates are none of ours.
                let is_ours = imported.first().is_some_and(|segment| is_root(segment));
                let path = [imported.as_slice(), rest].concat();
                return if is_ours { self.path(&path, None) } else { Vec::new() };
            }
        }
        if let (Some(module), [name, rest @ ..]) = (self.modules.get(first.as_str()), rest) {
            let item = self.items.get(&(*module, name.clone()));
            return item.map_or(vec![], |item| self.with_member(item, name, rest.first()));
        }
        self.types.get(first).map_or(vec![], |ty| self.with_member(&[*ty], first, rest.first()))
    }

    fn with_member(&self, items: &[usize], name: &str, member: Option<&String>) -> Vec<usize> {
        let members = member.and_then(|it| self.members.get(&(name.to_owned(), it.clone())));
        members.into_iter().flatten().chain(items).copied().collect()
    }
}

/// Returns true for segments that lead to a module of the runtime, however many of them there are.
fn is_root(segment: &str) -> bool {
    matches!(segment, "crate" | "super" | "self" | "runtime")
}
