//! Parameter structs: those with the same fields become one.

use std::collections::BTreeMap;

use crate::model::Operation;

/// An operation with the same fields as one before it gets another name for that one's struct.
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
            // Methods that differ in the body only have the same struct to begin with.
            Some(first) if *first == parameters.name => {}
            Some(first) => parameters.same_as = Some(first.clone()),
            None => drop(known.insert(fields, parameters.name.clone())),
        }
    }
}
