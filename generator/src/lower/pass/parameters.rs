//! The merging of parameter structs with the same fields.

use std::collections::BTreeMap;

use crate::model::Operation;

/// Makes the struct of an operation an alias of one with the same fields of an operation before it.
pub(super) fn share(operations: &mut [Operation]) {
    let fields = |operation: &Operation| -> String {
        let grouped = operation.arguments.iter().filter(|argument| argument.grouped);
        let fields = grouped.map(|a| format!("{}{}{:?}{}", a.name, a.required, a.ty, a.docs));
        fields.collect()
    };
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for operation in operations {
        let fields = fields(operation);
        let Some(parameters) = &mut operation.parameters else { continue };
        match known.get(&fields) {
            // Methods that differ only in the body have the same struct to begin with.
            Some(first) if *first == parameters.name => {}
            Some(first) => parameters.same_as = Some(first.clone()),
            None => drop(known.insert(fields, parameters.name.clone())),
        }
    }
}
