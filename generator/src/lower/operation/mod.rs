//! Operations: the methods of the client.

mod answer;
mod body;
mod group;
mod method;
mod parameter;
mod request;
mod site;
mod unnamed;

use crate::lower::Lowering;
use crate::lower::extension::MethodNames;
use crate::model::{Api, Argument, Carried, FilledPlace, Operation, Parameters};
use crate::{docs, name};
use method::methods;
use request::{Starts, choose_accept};

pub(super) use site::Site;

/// What the client has already, for callers or for itself.
const METHODS_OF_CLIENT: &[&str] =
    &["builder", "send", "open", "request", "bare_request", "anonymous_request"];

impl Lowering<'_> {
    pub(super) fn operations(&mut self, api: &mut Api) {
        let mut names = crate::lower::names_beside(METHODS_OF_CLIENT);
        let mut starts = Starts::default();
        let mut methods_of = Vec::new();
        self.usual_retries(api);
        let paths = self.paths();
        let sites = self.sites(&paths);
        let method_names = self.method_names(&sites);
        for site in &sites {
            let (operations, carried) = self.operation(site, &method_names, &mut names, api);
            self.note_messages(&site.pointer, api);
            if let Some(first) = operations.first() {
                self.callbacks(site, &first.name, api);
            }
            self.note_sent_once(&site.pointer, &operations, api);
            starts.add(carried, operations.len());
            let start = api.operations.len();
            methods_of.push((site.pointer.clone(), start..start + operations.len()));
            api.operations.extend(operations);
        }
        // Now that all operations have their names, as no other may take one of them.
        for (pointer, methods) in methods_of {
            self.paginate(&pointer, &mut api.operations[methods], &mut names);
        }
        starts.name(api);
        choose_accept(api);
        self.groups(api);
        // A credential that no operation asks for is none of the client's business.
        let requests = &api.requests;
        api.credentials.retain(|credential| {
            let mut asked = requests.iter().flat_map(|kind| &kind.carried.credentials).flatten();
            asked.any(|name| *name == credential.name)
        });
    }

    fn operation(
        &mut self,
        site: &Site<'_>,
        method_names: &MethodNames,
        names: &mut name::Names,
        api: &mut Api,
    ) -> (Vec<Operation>, Carried) {
        let described = site.operation;
        let id = site.id();
        let (method_name, type_name) = match method_names.get(&site.pointer) {
            Some(name) => (name.to_owned(), name::type_name(name)),
            None => {
                let text = site.text(names);
                (name::method_name(&text), name::type_name(&text))
            }
        };
        let wanted = self.choices.name(&site.pointer).map_or(method_name, str::to_owned);
        let name = names.claim(wanted);
        let parameters = self.parameters(site, &type_name, api);
        let arguments = parameters.arguments;
        let path_parts = self.path_parts(site, &arguments, &parameters.settings);
        let bodies = self.request_bodies(site, &type_name, &arguments);
        let parameter_struct = self.parameter_struct(&type_name, &arguments);
        let answers = self.responses(site, &id, &name, &type_name, api);
        let (summary, description) =
            (described.summary.as_deref(), described.description.as_deref());
        let operation = Operation {
            docs: docs::documentation(summary, description) + &self.scopes(described),
            deprecated: described.deprecated,
            method: site.method,
            path: site.path.to_owned(),
            server: self.own_server(site, api),
            path_parts,
            parameters: parameter_struct,
            arguments,
            body: None,
            request: String::new(),
            accept: None,
            retries: self.retries(&site.pointer, &name, api),
            pages: None,
            successes: Vec::new(),
            outcome: None,
            error: answers.error,
            error_statuses: answers.error_statuses,
            tag: described.tags.iter().find(|tag| !tag.is_empty()).cloned(),
            name,
        };
        let operations = methods(&operation, bodies, answers.alternatives, names);
        let credentials = self.credentials(described);
        let mut outside_of_path = parameters.settings;
        outside_of_path.retain(|set| set.filled.place != FilledPlace::Path);
        (operations, Carried { credentials, parameters: outside_of_path })
    }

    /// The struct for the arguments that are fields of one.
    fn parameter_struct(&mut self, type_name: &str, arguments: &[Argument]) -> Option<Parameters> {
        let grouped = arguments.iter().any(|argument| argument.grouped);
        grouped.then(|| {
            let name = self.names.claim(format!("{type_name}Parameters"));
            Parameters { name, same_as: None }
        })
    }
}
